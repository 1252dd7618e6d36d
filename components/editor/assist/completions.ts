import type { Json } from '@/core'
import type { JsonSchema } from '@/gateway'
import { type Spot, spotsAt } from './cursor'
import { describe, show } from './describe'
import { expand, schemasAt, typesOf } from './schema-at'

export interface Completion {
  readonly label: string
  readonly kind: 'key' | 'value'
  /** What is written; `$0` marks where the cursor goes. */
  readonly insert: string
  /** Markdown. */
  readonly about: string
  readonly required: boolean
  readonly deprecated: boolean
  /** The text to replace, as offsets. */
  readonly start: number
  readonly end: number
}

/** What can stand at an offset of a configuration: keys that are not there yet, names, values. */
export function completionsAt(text: string, offset: number, schema: JsonSchema): readonly Completion[] {
  for (const spot of spotsAt(text, offset)) {
    const found = spot.kind === 'key' ? keys(text, spot, schema) : values(spot, schema)
    if (found.length > 0) return found
  }
  return []
}

function keys(text: string, spot: Spot, root: JsonSchema): Completion[] {
  const schemas = schemasAt(root, spot.path, spot.data)
  const required = new Set(schemas.flatMap((one) => one.required ?? []))
  const written = /^\s*:/.test(text.slice(spot.end))
  const found = new Map<string, Completion>()
  for (const schema of schemas) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (spot.siblings.includes(name) || found.has(name)) continue
      const about = expand(property, undefined)
      found.set(name, {
        label: name,
        kind: 'key',
        insert: written ? name : name + opening(about, indentOf(text, spot.start)),
        about: describe(name, about),
        required: required.has(name),
        deprecated: about.some((one) => one.deprecated),
        start: spot.start,
        end: spot.end,
      })
    }
  }
  return [...found.values()]
}

/** What follows a new key: a nested block, a list, or a value on the same line. */
function opening(schemas: readonly JsonSchema[], indent: number): string {
  const types = schemas.flatMap(typesOf)
  const deeper = `\n${' '.repeat(indent + 2)}`
  if (types.includes('array')) {
    const items = schemas.find((one) => one.items)?.items
    return items && expand(items, undefined).flatMap(typesOf).includes('object') ? `:${deeper}- $0` : ': [$0]'
  }
  return types.includes('object') && types.length === 1 ? `:${deeper}$0` : ': $0'
}

/** The column at which the key stands, a dash before it included. */
function indentOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

function values(spot: Spot, root: JsonSchema): Completion[] {
  // What is written at the spot must not exclude the alternatives that it could be.
  const parent = schemasAt(root, spot.path.slice(0, -1), spot.data)
  const last = spot.path.at(-1)
  const here = parent.flatMap((schema) => {
    const one = typeof last === 'number' ? schema.items : schema.properties?.[String(last)]
    return one ? expand(one, undefined) : []
  })
  const options = new Map<string, JsonSchema>()
  const offer = (value: Json, schema: JsonSchema) => {
    if (!options.has(show(value))) options.set(show(value), schema)
  }
  for (const schema of here) {
    for (const value of schema.enum ?? []) offer(value, schema)
    if (schema.const !== undefined) offer(schema.const, schema)
    if (typesOf(schema).includes('boolean')) for (const value of [true, false]) offer(value, schema)
    if (schema.default !== undefined && schema.default !== null && typeof schema.default !== 'object') {
      offer(schema.default, schema)
    }
  }
  return [...options].map(([label, schema]) => ({
    label,
    kind: 'value',
    insert: label,
    about: schema.const === undefined ? '' : describe(label, [schema]),
    required: false,
    deprecated: schema.deprecated === true,
    start: spot.start,
    end: spot.end,
  }))
}
