import type { LogEntry } from '@/core'

const LEVELS = {
  debug: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
  trace: 'debug',
} as const

/** A service's `console`: each call is one entry of the world's log. */
export function createConsole(
  write: (level: LogEntry['level'], message: string, stack?: string) => void,
): Record<string, (...args: unknown[]) => void> {
  const made: Record<string, (...args: unknown[]) => void> = {}
  for (const [name, level] of Object.entries(LEVELS))
    made[name] = (...args) => write(level, args.map(inspect).join(' '), new Error().stack)
  made.table = made.dir = made.log ?? (() => {})
  made.assert = (ok, ...args) => {
    if (!ok) made.error?.('Assertion failed:', ...args)
  }
  return made
}

/** A value as a line of text: strings as they are, all else as JSON where that says it. */
export function inspect(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (typeof value === 'function') return `[function ${value.name || 'without name'}]`
  if (typeof value !== 'object' || value === null) return String(value)
  if (value instanceof Map) return `Map ${inspect(Object.fromEntries(value))}`
  if (value instanceof Set) return `Set ${inspect([...value])}`
  try {
    return (
      JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? `${each}n` : each)) ?? String(value)
    )
  } catch {
    return Object.prototype.toString.call(value)
  }
}
