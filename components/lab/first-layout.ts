/** What the files need: their tabs, and twelve lines of the editor. In pixels. */
const FILES = 40 + 12 * 21 + 8
const DRAWING = 172
/** With less than this the drawing folds to a strip. */
const LEAST_DRAWING = 140
const STRIP = 44

/**
 * How the panes of a column stand on a first visit, in percent of its height in pixels. On a low screen
 * the drawing gives way first, so that the editor keeps twelve lines.
 */
export function firstColumn(height: number): Record<string, number> | undefined {
  if (height <= 0) return undefined
  const exchange = Math.min(440, Math.max(236, height * 0.38))
  const room = height - FILES - exchange
  const drawing = room < LEAST_DRAWING ? STRIP : Math.min(DRAWING, room)
  return percent(height, { drawing, files: height - drawing - exchange, exchange })
}

/** The same for the left half of a wide lab: drawing above files. */
export function firstHalf(height: number): Record<string, number> | undefined {
  if (height <= 0) return undefined
  const drawing = height < 560 ? STRIP : Math.min(260, height * 0.3)
  return percent(height, { drawing, files: height - drawing })
}

function percent(height: number, pixels: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(pixels).map(([id, size]) => [id, (100 * size) / height]))
}
