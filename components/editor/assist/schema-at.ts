import type { JsonSchema } from '@/gateway'
import type { Path } from './cursor'

/**
 * The schemas that hold for the place a path leads to, given the document's data. Alternatives are
 * followed as far as the data allows them: `if`/`then` by its condition, `oneOf` by its constants.
 * `data` decides; a value that is not written yet excludes nothing.
 */
export function schemasAt(root: JsonSchema, path: Path, data: unknown): readonly JsonSchema[] {
  let schemas = expand(root, data)
  let value = data
  for (const part of path) {
    value = child(value, part)
    schemas = schemas.flatMap((schema) => step(schema, part)).flatMap((schema) => expand(schema, value))
  }
  return schemas
}

function child(value: unknown, part: string | number): unknown {
  if (Array.isArray(value)) return value[Number(part)]
  return isRecord(value) ? value[String(part)] : undefined
}

function step(schema: JsonSchema, part: string | number): readonly JsonSchema[] {
  if (typeof part === 'number') return schema.items ? [schema.items] : []
  const named = schema.properties?.[part]
  if (named) return [named]
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []
}

/** A schema and all that it includes for this value. */
export function expand(schema: JsonSchema, value: unknown): readonly JsonSchema[] {
  const included: JsonSchema[] = []
  for (const one of schema.allOf ?? []) included.push(...expand(one, value))
  for (const one of schema.oneOf ?? []) if (allows(one, value)) included.push(...expand(one, value))
  if (schema.if && schema.then && isRecord(value) && allows(schema.if, value, true)) {
    included.push(...expand(schema.then, value))
  }
  return [schema, ...included]
}

/**
 * Whether a value can meet a schema, as far as constants, enumerations and required keys tell.
 * @param strict a value that is missing does not meet a condition
 */
function allows(schema: JsonSchema, value: unknown, strict = false): boolean {
  if (value === undefined || value === null) return !strict
  if (schema.const !== undefined && schema.const !== value) return false
  if (schema.enum && !schema.enum.some((one) => one === value)) return false
  if (isRecord(value)) {
    return Object.entries(schema.properties ?? {}).every(([key, one]) => allows(one, value[key], strict))
  }
  return schema.type === undefined || typesOf(schema).includes(typeName(value))
}

export function typesOf(schema: JsonSchema): readonly string[] {
  const types = schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type
  return types.flatMap((type) => (type === 'number' ? ['number', 'integer'] : [type]))
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
