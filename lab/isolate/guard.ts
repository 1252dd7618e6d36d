/**
 * All that comes out of the isolate is hostile until it has passed here: its rate, its size, and its
 * shape. Texts are shown as text only, so their content does not matter.
 */

export type Guard<T> = (value: unknown) => value is T

/** Messages a second and characters a message that a world of ours never needs. */
export const MAX_RATE = 2000
export const MAX_SIZE = 16 * 1024 * 1024
const MAX_DEPTH = 40

/** A counter that says `false` once more than `limit` messages came within a second. */
export function rateLimit(limit: number, now: () => number): () => boolean {
  let second = -1
  let count = 0
  return () => {
    const current = Math.floor(now() / 1000)
    if (current !== second) {
      second = current
      count = 0
    }
    return ++count <= limit
  }
}

/** Whether a cloned value is plain data of bearable size: no deeper than 40, no longer than 16 MiB of text. */
export function isBearable(value: unknown): boolean {
  let budget = MAX_SIZE
  const walk = (one: unknown, depth: number): boolean => {
    if (depth > MAX_DEPTH || budget < 0) return false
    if (typeof one === 'string') budget -= one.length
    else if (one instanceof Uint8Array) budget -= one.length
    else if (Array.isArray(one)) {
      budget -= one.length
      return one.every((item) => walk(item, depth + 1))
    } else if (typeof one === 'object' && one !== null) {
      const entries = Object.entries(one)
      budget -= entries.length * 8
      return entries.every(([key, item]) => {
        budget -= key.length
        return walk(item, depth + 1)
      })
    }
    return budget >= 0
  }
  return walk(value, 0)
}

export const isString: Guard<string> = (value): value is string => typeof value === 'string'
export const isNumber: Guard<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value)
export const isBoolean: Guard<boolean> = (value): value is boolean => typeof value === 'boolean'
export const isAnything: Guard<unknown> = (value): value is unknown => true
export const isBytes: Guard<Uint8Array> = (value): value is Uint8Array => value instanceof Uint8Array

export function oneOf<const T extends string>(...values: readonly T[]): Guard<T> {
  return (value): value is T => values.some((one) => one === value)
}

export function listOf<T>(item: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(item)
}

export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value)
}

export function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value)
}

type Shape = Readonly<Record<string, Guard<unknown>>>
type Shaped<S extends Shape> = { readonly [K in keyof S]: S[K] extends Guard<infer T> ? T : never }

/** An object with at least these properties; what else it carries is never read. */
export function shaped<S extends Shape>(shape: S): Guard<Shaped<S>> {
  const checks = Object.entries(shape)
  return (value): value is Shaped<S> => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const record: Record<string, unknown> = { ...value }
    return checks.every(([key, guard]) => guard(record[key]))
  }
}

export function mapOf<T>(item: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(item)
}
