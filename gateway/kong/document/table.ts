import type { Json } from '@/core'
import type { Row } from '../schema'

/** A mapping. Kong's own tables do not tell an empty list from an empty mapping. */
export function isRow(value: Json | undefined): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The items of a list; nothing for what is no list. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

export function copy(value: Json): Json {
  if (Array.isArray(value)) return value.map(copy)
  if (!isRow(value)) return value
  const row: Row = {}
  for (const [key, item] of Object.entries(value)) put(row, key, copy(item))
  return row
}

/** Sets a field; `__proto__` becomes a field like any other. */
export function put(row: Row, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(row, key, { value, enumerable: true, configurable: true, writable: true })
  } else row[key] = value
}

export function own(row: Row, key: string): Json | undefined {
  return Object.hasOwn(row, key) ? row[key] : undefined
}

/** The value at a dotted name; `undefined` where nothing is, also below what is no mapping. */
export function valueAt(row: Json | undefined, name: string): Json | undefined {
  let value: Json | undefined = row
  for (const key of name.split('.')) value = isRow(value) ? own(value, key) : undefined
  return value
}

export function isFilled(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}

export function same(a: Json | undefined, b: Json | undefined): boolean {
  return (
    a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
  )
}
