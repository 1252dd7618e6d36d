import type { Json } from './json'
import type { Cause } from './problem'

/** What a gateway or a service has to tell beside its answers. */
export interface LogEntry {
  /** World time in milliseconds. */
  readonly at: number
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  /** `gateway`, or a service's name. */
  readonly source: string
  readonly replica?: number
  readonly message: string
  /** A structured entry, for example what `file-log` would have written. */
  readonly data?: Json
  readonly cause?: Cause
}
