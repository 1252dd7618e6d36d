/** Below this height of the lab the drawing folds to a strip, so that the editor keeps twelve lines. In pixels. */
const LOW = 700
const STRIP = 44
const DRAWING = 172

/** How the panes of a column stand on a first visit, in percent of its height in pixels. */
export function firstColumn(height: number): Record<string, number> | undefined {
  if (height <= 0) return undefined
  const drawing = height < LOW ? STRIP : DRAWING
  const exchange = Math.min(440, Math.max(236, height * 0.4))
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
