import type { LogEntry } from '../protocol'

/** Lines beyond this many in a second are left out, so that a loop of `console.log` cannot flood the page. */
export const LINES_PER_SECOND = 200

/** The machine's time, for the flood is the machine's and not the world's. */
export interface LimitClock {
  /** Milliseconds since some moment. */
  now(): number
  later(ms: number, work: () => void): void
}

/**
 * Lets through so many lines a second, and says afterwards how many were left out. Errors have a
 * number of their own: no chatter hides them.
 */
export function limitLog(
  emit: (entry: LogEntry) => void,
  clock: LimitClock = { now: () => performance.now(), later: (ms, work) => setTimeout(work, ms) },
): (entry: LogEntry) => void {
  const lines = limit(emit, clock)
  const errors = limit(emit, clock)
  return (entry) => (entry.level === 'error' ? errors : lines)(entry)
}

function limit(emit: (entry: LogEntry) => void, clock: LimitClock): (entry: LogEntry) => void {
  let second = -1
  let count = 0
  /** The first line that was left out, and how many there are. */
  let first: LogEntry | undefined
  let more = 0

  function tell(): void {
    if (!first) return
    const text = more === 1 ? '1 more line was' : `${more} more lines were`
    emit({
      at: first.at,
      level: 'warn',
      source: first.source,
      message: `${text} left out: only ${LINES_PER_SECOND} a second are shown.`,
    })
    first = undefined
    more = 0
  }

  return (entry) => {
    const now = Math.floor(clock.now() / 1000)
    if (now !== second) {
      second = now
      count = 0
      tell()
    }
    if (++count <= LINES_PER_SECOND) return emit(entry)
    if (more++ > 0) return
    first = entry
    clock.later(1000 - (clock.now() % 1000), tell)
  }
}
