import type { Json } from '@/core'
import type { Row } from '../schema'
import type { Sound } from './check'
import { foreignFields, idOf, keyValue, type Placed, referenceText } from './references'
import { isRow, own, put } from './table'

const DROPPED = new Set(['id', 'created_at', 'updated_at', '_comment', '_ignore'])

/** The entity that a field refers to; for a child inside its parent, the parent. */
export function referred(placed: Placed, field: string, reference: string, sound: Sound): Placed | undefined {
  const value = own(placed.row, field) ?? null
  if (value !== null) return sound.index.find(reference, referenceText(value))
  return placed.parent?.field === field ? placed.parent.placed : undefined
}

/** Entities by collection: no nesting, no ids, no times, no nulls, references as names. */
export function normalized({ entities, index }: Sound): Json {
  const collections: Row = {}
  for (const placed of entities) {
    const row: Row = {}
    const foreign = new Map(foreignFields(placed.kind))
    for (const [name, field] of Object.entries({ ...placed.kind.record.fields })) {
      if (DROPPED.has(name)) continue
      const reference = foreign.get(name)
      if (reference) {
        const target = referred(placed, name, reference, { entities, index })
        if (target) put(row, name, keyValue(target) ?? idOf(target.row))
        continue
      }
      const value = withoutNulls(own(placed.row, name) ?? null)
      if (value !== null && field) put(row, name, value)
    }
    const list = own(collections, placed.kind.name)
    put(collections, placed.kind.name, [...(Array.isArray(list) ? list : []), row])
  }
  return collections
}

export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (!isRow(value)) return value
  const row: Row = {}
  for (const [key, item] of Object.entries(value)) if (item !== null) put(row, key, withoutNulls(item))
  return row
}
