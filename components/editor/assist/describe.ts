import type { Json } from '@/core'
import type { JsonSchema } from '@/gateway'

/** The kind of a value in a word or two: `integer`, `list of string`. */
export function typeInWords(schemas: readonly JsonSchema[]): string {
  for (const schema of schemas) {
    const type =
      typeof schema.type === 'string'
        ? schema.type
        : schema.type?.filter((one) => one !== 'null').join(' or ')
    if (type === 'array') {
      const items = schema.items ? typeInWords([schema.items]) : ''
      return items ? `list of ${items}` : 'list'
    }
    if (type === 'object') return 'map'
    if (type) return type
  }
  return ''
}

/** What is known of a place, as Markdown for the hover box. Empty when nothing is. */
export function describe(name: string, schemas: readonly JsonSchema[]): string {
  const type = typeInWords(schemas)
  const text = first(schemas, (one) => one.markdownDescription ?? one.description)
  const fallback = first(schemas, (one) => one.default)
  const facts = [
    fallback === undefined || fallback === null ? '' : `Default: \`${show(fallback)}\``,
    limits(schemas),
    allowed(schemas),
    schemas.some((one) => one.deprecated) ? 'No longer recommended.' : '',
  ].filter(Boolean)
  if (!type && !text && facts.length === 0) return ''
  return [`**${name}**${type ? ` · ${type}` : ''}`, text ?? '', facts.join('  \n')]
    .filter(Boolean)
    .join('\n\n')
}

function limits(schemas: readonly JsonSchema[]): string {
  const low = first(schemas, (one) => one.minimum)
  const high = first(schemas, (one) => one.maximum)
  if (low !== undefined && high !== undefined) return `Between ${low} and ${high}`
  if (low !== undefined) return `At least ${low}`
  return high === undefined ? '' : `At most ${high}`
}

function allowed(schemas: readonly JsonSchema[]): string {
  const values = first(schemas, (one) => one.enum ?? one.items?.enum)
  return values ? `One of: ${values.map((one) => `\`${show(one)}\``).join(', ')}` : ''
}

export function show(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function first<T>(
  schemas: readonly JsonSchema[],
  pick: (schema: JsonSchema) => T | undefined,
): T | undefined {
  for (const schema of schemas) {
    const value = pick(schema)
    if (value !== undefined) return value
  }
  return undefined
}
