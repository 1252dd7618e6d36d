/** Fields of the table as JSON Schema. */
import type { Json } from '@/core'
import type { JsonSchema } from '../../dialect'
import type { EntityCheck, Field, RecordField, Shorthand } from '../field'

const TYPES: Readonly<Record<Field['type'], string | undefined>> = {
  string: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  array: 'array',
  set: 'array',
  map: 'object',
  record: 'object',
  foreign: 'string',
  any: undefined,
}

/** A record's default is made of the defaults of its fields, which say it better. */
function defaultOf(field: Field): Json | undefined {
  return field.type === 'record' ? undefined : field.default
}

function patternOf(field: Field): string | undefined {
  if (field.type !== 'string') return undefined
  if (field.match) return field.match.source
  return field.starts_with && `^${field.starts_with.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`
}

function enumOf(field: Field): readonly Json[] | undefined {
  return 'one_of' in field ? field.one_of : undefined
}

function limitsOf(field: Field): Pick<JsonSchema, 'minimum' | 'maximum'> {
  if (field.type !== 'number' && field.type !== 'integer') return {}
  return field.between ? { minimum: field.between[0], maximum: field.between[1] } : {}
}

/** One field with its texts, defaults and limits. */
export function fieldSchema(field: Field): JsonSchema {
  const type = TYPES[field.type]
  return clean({
    type,
    description: field.description,
    markdownDescription: field.deprecated
      ? `${field.description ?? ''}\n\n${field.deprecated}`.trim()
      : undefined,
    deprecated: field.deprecated ? true : undefined,
    default: defaultOf(field),
    enum: enumOf(field),
    pattern: patternOf(field),
    ...limitsOf(field),
    ...innerOf(field),
  })
}

function innerOf(field: Field): JsonSchema {
  if (field.type === 'array' || field.type === 'set') return { items: fieldSchema(field.elements) }
  if (field.type === 'map') return { additionalProperties: fieldSchema(field.values) }
  return field.type === 'record' ? recordSchema(field) : {}
}

/** The fields of a record; a required one that has a default need not be written. */
export function recordSchema({ fields, shorthands = {}, entity_checks = [] }: RecordField): JsonSchema {
  const properties: Record<string, JsonSchema> = {}
  for (const [name, field] of Object.entries(fields)) properties[name] = fieldSchema(field)
  for (const [name, shorthand] of Object.entries(shorthands)) properties[name] ??= shorthandSchema(shorthand)
  const given = new Set(Object.values(shorthands).flatMap(expandedNames))
  const required = Object.entries(fields)
    .filter(([name, field]) => isRequired(field) && !given.has(name) && !onlyWhen(entity_checks, name))
    .map(([name]) => name)
  return clean({
    properties,
    additionalProperties: false,
    required: required.length > 0 ? required : undefined,
  })
}

function isRequired(field: Field): boolean {
  return (
    field.required === true &&
    field.default === undefined &&
    field.type !== 'record' &&
    field.type !== 'foreign'
  )
}

/** The fields that a shorthand brings, found by asking it. */
function expandedNames(shorthand: Shorthand): string[] {
  const expanded = shorthand.type === 'string' ? shorthand.expand('http://example.test/') : undefined
  return expanded && 'fields' in expanded ? Object.keys(expanded.fields) : []
}

function onlyWhen(checks: readonly EntityCheck[], name: string): boolean {
  return checks.some((check) => 'conditional' in check && check.conditional.then_field === name)
}

function shorthandSchema(shorthand: Shorthand): JsonSchema {
  return clean({
    type: TYPES[shorthand.type],
    description: shorthand.description,
    markdownDescription: shorthand.deprecated
      ? `${shorthand.description ?? ''}\n\n${shorthand.deprecated}`.trim()
      : undefined,
    deprecated: shorthand.deprecated ? true : undefined,
  })
}

/** Without the keys that say nothing. */
export function clean(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined))
}
