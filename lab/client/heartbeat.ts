/** How often a sign of life is asked for, ms, and how many silent beats in a row end it. */
export const BEAT = 1000
export const SILENT_BEATS = 3

export interface Beating {
  ping(): void
  heard(): number
}

/**
 * Asks for a sign of life every second while the tab can be seen, and calls `onSilence` after three
 * seconds without any. It counts beats and not time: a page that was itself busy misses its own
 * beats, and does not blame the worker for them.
 * @returns a function that stops it
 */
export function watch(
  worker: Beating,
  onSilence: () => void,
  visible: () => boolean = isVisible,
): () => void {
  let last = -1
  let silent = 0
  const timer = setInterval(() => {
    if (!visible()) {
      silent = 0
      return
    }
    const heard = worker.heard()
    silent = heard === last ? silent + 1 : 0
    last = heard
    if (silent >= SILENT_BEATS) {
      clearInterval(timer)
      onSilence()
    } else worker.ping()
  }, BEAT)
  return () => clearInterval(timer)
}

function isVisible(): boolean {
  return document.visibilityState === 'visible'
}
