import type { LogEntry } from '../protocol'

/** Characters of a log line that are worth sending to the page. */
export const LONGEST_LINE = 10_000

/** A log entry that fits through the port: `console.log` of a large value must not end the world. */
export function shortEntry(entry: LogEntry): LogEntry {
  const { message } = entry
  if (message.length <= LONGEST_LINE) return entry
  const more = message.length - LONGEST_LINE
  return { ...entry, message: `${message.slice(0, LONGEST_LINE)}… (${more} more characters)` }
}
