/**
 * Defaults and shorthands: an entity as Kong goes on with it. A field that has neither a value nor a
 * default becomes null; a required one without a default stays missing.
 * Behaviour: Kong/kong `kong/db/schema/init.lua`, cases `cfg-defaults-*`.
 */
import type { Json } from '@/core'
import type { Field, RecordField, Shorthand } from '../field'
import type { Row } from '../schema'
import { ErrorTree } from './error-tree'
import { asReference, baseFields, type Mode, type Resolved, type Rules, resolve, type Shape } from './shape'
import { copy, isRow, own, put } from './table'
import { shorthandError } from './validate-field'

export interface Filled {
  readonly row: Row
  /** What is wrong with a shorthand; nothing else is looked at then. */
  readonly errors?: ErrorTree
}

/** Fills an entity and everything inside it. */
export function fillEntity(input: Row, shape: Shape, rules: Rules, mode: Mode): Filled {
  const { row, errors } = expand(input, shape.kind.record.shorthands)
  if (errors) return { row, errors }
  const resolved = resolve(shape, row, rules)
  const fields = 'unknown' in resolved ? baseFields(shape.kind, rules) : resolved.fields
  for (const [name, field] of Object.entries(fields)) {
    const value = own(row, name)
    if (value === undefined && field.type === 'foreign') {
      // A reference never has a default; inside its parent it is known by its place.
      if (asReference(field, shape, mode) === 'absent' || !field.required) put(row, name, null)
    } else fillField(row, name, field)
  }
  if (!('unknown' in resolved)) fillChildren(row, resolved, rules, mode)
  return { row }
}

function fillChildren(row: Row, resolved: Resolved, rules: Rules, mode: Mode): void {
  for (const [name, shape] of resolved.children) {
    const list = own(row, name)
    if (!Array.isArray(list)) continue
    put(
      row,
      name,
      list.map((item) => (isRow(item) ? fillEntity(item, shape, rules, mode).row : item)),
    )
  }
}

function fillField(row: Row, name: string, field: Field): void {
  const value = own(row, name)
  if (value !== undefined) {
    put(row, name, fillValue(field, value))
    return
  }
  if (field.default !== undefined) put(row, name, fillValue(field, copy(field.default)))
  else if (field.type === 'record' && field.required) put(row, name, fillRecord({}, field))
  else if (!field.required) put(row, name, null)
}

function fillValue(field: Field, given: Json): Json {
  const value = alike(field, given)
  if (field.type === 'record') return isRow(value) ? fillRecord(value, field) : value
  if (field.type === 'set' && Array.isArray(value)) {
    const seen = new Set<Json>()
    const once = value.filter((item) => !seen.has(item) && seen.add(item))
    return once.map((item) => fillValue(field.elements, item))
  }
  if (field.type === 'array' && Array.isArray(value))
    return value.map((item) => fillValue(field.elements, item))
  if (field.type === 'map' && isRow(value)) {
    const filled: Row = {}
    for (const [key, item] of Object.entries(value)) put(filled, key, fillValue(field.values, item))
    return filled
  }
  return value
}

/** Kong cannot tell an empty list from an empty mapping: it becomes what the field wants. */
function alike(field: Field, value: Json): Json {
  if (typeof value !== 'object' || value === null || Object.keys(value).length > 0) return value
  if (field.type === 'array' || field.type === 'set') return []
  return field.type === 'map' || field.type === 'record' ? {} : value
}

/** A record inside an entity. Records are required in Kong unless they say otherwise. */
function fillRecord(input: Row, field: RecordField): Row {
  const { row } = expand(input, field.shorthands)
  for (const [name, inner] of Object.entries(field.fields)) fillField(row, name, inner)
  return row
}

/** Puts what shorthands stand for in their place. */
export function expand(input: Row, shorthands: Readonly<Record<string, Shorthand>> | undefined): Filled {
  const row: Row = { ...input }
  let errors: ErrorTree | undefined
  for (const [name, shorthand] of Object.entries(shorthands ?? {})) {
    const value = own(row, name)
    if (value === undefined) continue
    const error = shorthandError(name, shorthand, row)
    const expanded = error ? { error } : shorthand.expand(value)
    if ('error' in expanded) {
      errors ??= new ErrorTree()
      errors.set(name, expanded.error)
      continue
    }
    delete row[name]
    for (const [key, part] of Object.entries(expanded.fields)) {
      const present = own(row, key)
      if (isRow(part)) {
        const old = isRow(present) ? present : {}
        put(row, key, shorthand.deprecated ? { ...part, ...withoutNulls(old) } : { ...old, ...part })
      } else if (!shorthand.deprecated || present === undefined || present === null) put(row, key, part)
    }
  }
  return errors ? { row, errors } : { row }
}

function withoutNulls(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}
