/**
 * One value against one field of the table, in Kong's words and in Kong's order.
 * Behaviour: Kong/kong `kong/db/schema/init.lua`.
 */
import type { Json } from '@/core'
import type { Field, ForeignField, ListField, MapField, Matcher, RecordField, Shorthand } from '../field'
import { KINDS, type Row } from '../schema'
import { regexError } from '../schema/regex'
import { runChecks } from './entity-checks'
import { ErrorTree } from './error-tree'
import { matcherError } from './matcher'
import { MISSING_KEY, MUST_BE_NULL, REQUIRED, UNKNOWN } from './messages'
import { isRow, own, same, valueAt } from './table'

type Problem = ErrorTree | string | undefined

/** What is wrong with a value, or `undefined`. Defaults are filled in before. */
export function validateField(field: Field, value: Json): Problem {
  if (value === null) return field.required ? REQUIRED : undefined
  return typeError(field, value) ?? ruleError(field, value)
}

function typeError(field: Field, value: Json): Problem {
  switch (field.type) {
    case 'array':
    case 'set':
      return listError(field, value)
    case 'map':
      return mapError(field, value)
    case 'record':
      return recordError(field, value)
    case 'foreign':
      return foreignError(field, value)
    case 'string':
      return typeof value === 'string' ? undefined : 'expected a string'
    case 'number':
      return typeof value === 'number' ? undefined : 'expected a number'
    case 'integer':
      return Number.isInteger(value) ? undefined : 'expected an integer'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'expected a boolean'
    case 'any':
      return undefined
  }
}

/** A list, or an empty mapping, which Kong cannot tell from an empty list. */
export function isList(value: Json): boolean {
  return Array.isArray(value) || (isRow(value) && Object.keys(value).length === 0)
}

function listError(field: ListField, value: Json): Problem {
  if (!isList(value)) return field.type === 'set' ? 'expected a set' : 'expected an array'
  const errors = new ErrorTree()
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const error = item === null ? REQUIRED : validateField(field.elements, item)
      if (error) errors.set(i, error)
    }
  }
  return errors.empty ? undefined : errors
}

/** The first fault only, without the key at which it stands, as Kong says it. */
function mapError(field: MapField, value: Json): Problem {
  if (typeof value !== 'object' || value === null) return 'expected a map'
  // The keys of a list are numbers, which are no strings.
  if (Array.isArray(value)) return value.length > 0 ? 'expected a string' : undefined
  for (const [key, item] of Object.entries(value)) {
    const error =
      validateField(field.keys, key) ?? (item === null ? REQUIRED : validateField(field.values, item))
    if (error) return error
  }
  return undefined
}

function recordError(field: RecordField, value: Json): Problem {
  if (typeof value !== 'object' || value === null) return 'expected a record'
  const errors = new ErrorTree()
  if (Array.isArray(value)) for (const i of value.keys()) errors.set(i, UNKNOWN)
  const row = isRow(value) ? value : {}
  const { shorthands } = field
  for (const [name, item] of Object.entries(row)) {
    const inner = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined
    const short = shorthands && Object.hasOwn(shorthands, name) ? shorthands[name] : undefined
    // What is still there of shorthands is wrong: the others have been put in place of what they stand for.
    const error = inner ? validateField(inner, item) : short ? shorthandError(name, short, row) : UNKNOWN
    if (error) errors.set(name, error)
  }
  for (const [name, inner] of Object.entries(field.fields)) {
    if (inner.required && (own(row, name) ?? null) === null) errors.set(name, REQUIRED)
  }
  runChecks(field.entity_checks ?? [], row, field.fields, errors, matchError)
  return errors.empty ? undefined : errors
}

/** What is wrong with a shorthand of a record; one that is deprecated may not contradict its new field. */
export function shorthandError(name: string, shorthand: Shorthand, row: Row): Problem {
  const value = own(row, name) ?? null
  if (value === null) return undefined
  const { type, len_min, deprecated } = shorthand
  const error = validateField({ type, len_min } as Field, value)
  if (error) return error
  const expanded = shorthand.expand(value)
  if ('error' in expanded) return expanded.error
  return deprecated === undefined ? undefined : contradiction(name, value, expanded.fields, row)
}

function contradiction(
  name: string,
  value: Json,
  fields: Readonly<Record<string, Json>>,
  row: Row,
): string | undefined {
  for (const [key, part] of Object.entries(fields)) {
    for (const path of isRow(part) ? Object.keys(part).map((inner) => `${key}.${inner}`) : [key]) {
      const present = valueAt(row, path) ?? null
      if (present !== null && !same(present, value))
        return `both deprecated and new field are used but their values mismatch: ${name} = ${String(value)} vs ${path} = ${String(present)}`
    }
  }
  return undefined
}

/** A reference by id. Where that is wrong, an entity that is written in its place is judged as one. */
function foreignError(field: ForeignField, value: Json): Problem {
  if (typeof value !== 'object' && typeof value !== 'string') return 'expected a string'
  const errors = keyErrors(value)
  if (errors.empty) return undefined
  const instead = isRow(value) ? insteadErrors(field.reference, value) : undefined
  return instead && !instead.empty ? instead : errors
}

/** What is wrong with the fields that are there; those that are missing do not count. */
function insteadErrors(reference: string, row: Row): ErrorTree {
  const errors = new ErrorTree()
  const kind = KINDS.find(({ name }) => name === reference)
  if (!kind) return errors
  const variant = kind.variantBy?.field
  if (variant !== undefined && (own(row, variant) ?? null) === null) {
    errors.set(variant, REQUIRED)
    return errors
  }
  const { fields } = kind.record
  for (const [name, item] of Object.entries(row)) {
    const inner = Object.hasOwn(fields, name) ? fields[name] : undefined
    const error = inner ? validateField(inner, item) : UNKNOWN
    if (error) errors.set(name, error)
  }
  return errors
}

function keyErrors(value: Json): ErrorTree {
  const key = isRow(value) ? own(value, 'id') : undefined
  const errors = new ErrorTree()
  if (key === undefined) errors.set('id', MISSING_KEY)
  else {
    const error = validateField({ type: 'string', uuid: true, required: true }, key)
    if (error) errors.set('id', error)
  }
  return errors
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The rules beyond the type. A field's own `err` takes the place of every message. */
function ruleError(field: Field, value: Json): string | undefined {
  const error = firstError(field, value)
  return error && (field.err ?? error)
}

function firstError(field: Field, value: Json): string | undefined {
  if ('eq' in field && field.eq !== undefined && field.eq !== value) return `value must be ${field.eq}`
  if (field.ne !== undefined && field.ne === value) return `value must not be ${String(value)}`
  if (typeof value === 'string' && field.type === 'string') {
    const error = textError(field, value)
    if (error) return error
  }
  if (typeof value === 'number') {
    const error = numberError(field, value)
    if (error) return error
  }
  if ('len_min' in field && field.len_min !== undefined && typeof value === 'object' && value !== null) {
    if (Object.keys(value).length < field.len_min) return `length must be at least ${field.len_min}`
  }
  return field.custom?.(value)
}

function textError(field: Extract<Field, { type: 'string' }>, value: string): string | undefined {
  if (field.not_one_of?.includes(value)) return `must not be one of: ${field.not_one_of.join(', ')}`
  if (field.one_of && !field.one_of.includes(value)) return `expected one of: ${field.one_of.join(', ')}`
  if (field.uuid && !UUID.test(value)) return 'expected a valid UUID'
  if (field.is_regex && regexError(value)) return `not a valid regex: ${value}`
  if (field.len_eq !== undefined && value.length !== field.len_eq) return `length must be ${field.len_eq}`
  const least = field.len_min ?? 1
  if (value.length < least) return `length must be at least ${least}`
  if (field.len_max !== undefined && value.length > field.len_max)
    return `length must be at most ${field.len_max}`
  if (field.starts_with && !value.startsWith(field.starts_with))
    return `should start with: ${field.starts_with}`
  const refused = field.match_none?.find((rule) => rule.pattern.test(value))
  if (refused) return refused.err
  if (field.match && !field.match.test(value)) return `invalid value: ${value}`
  return field.match_all?.find((rule) => !rule.pattern.test(value))?.err
}

function numberError(field: Field, value: number): string | undefined {
  if (field.type !== 'number' && field.type !== 'integer') return undefined
  if (field.one_of && !field.one_of.includes(value)) return `expected one of: ${field.one_of.join(', ')}`
  if (field.gt !== undefined && !(value > field.gt)) return `value must be greater than ${field.gt}`
  if (!field.between) return undefined
  const [low, high] = field.between
  return value >= low && value <= high ? undefined : `value should be between ${low} and ${high}`
}

/**
 * A value against a matcher of an entity check. Where the matcher is silent, the field's own rules hold,
 * as they do in Kong.
 */
export function matchError(matcher: Matcher, field: Field | undefined, value: Json | undefined): Problem {
  const given = value ?? null
  if (given === null) {
    if (matcher.required ?? field?.required) return REQUIRED
    return matcher.eq !== undefined && matcher.eq !== null ? `value must be ${String(matcher.eq)}` : undefined
  }
  if (matcher.eq === null) return MUST_BE_NULL
  const own = matcherError(matcher, given)
  if (own) return own
  if (!field) return undefined
  const { one_of: _, ...rest } = field as Field & { one_of?: unknown }
  return validateField((matcher.one_of ? rest : field) as Field, given)
}
