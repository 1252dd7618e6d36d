/** A place in one of the reader's own files. Offsets count UTF-16 units from the start of the text. */
export interface Cause {
  readonly file: string
  readonly start: number
  readonly end: number
}

/**
 * A fault in a configuration. Faults are data, not exceptions: a file may hold many of them and
 * all are shown, each on its place.
 */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'info'
  /** Stable, kebab-case, for example `kong/unknown-field`. */
  readonly code: string
  /** What is wrong, in the vendor's own words where those are known. */
  readonly message: string
  /** The place in the document's own terms, for example `services[0].routes[1].paths`. */
  readonly path?: string
  readonly cause: Cause
  /** What to do about it. */
  readonly help?: string
  readonly docs?: string
}

/** Line and column of an offset, both counted from 1. */
export function lineColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, Math.min(offset, text.length)))
  const line = before.split('\n').length
  return { line, column: before.length - before.lastIndexOf('\n') }
}
