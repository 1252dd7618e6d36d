import type { Json } from '@/core'

/** Whether two values are the same as JSON; the order of an object's keys does not count. */
export function equal(a: Json, b: Json): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false
    return a.every((item, i) => equal(item, b[i] as Json))
  }
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && equal(a[key] as Json, b[key] as Json))
}

/** `Array.isArray` does not narrow a read-only array. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
