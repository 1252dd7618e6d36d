import type { Json } from '@/core'
import type { ListField, RecordField, StringField } from '../field'
import type { Plugin } from '../plugin'
import { isHeaderName } from './fields'

/** `name:value`, cut at the first colon; further colons right after it are dropped, as Kong's pattern does. */
export function splitPair(entry: string): { name: string; value: string } {
  const match = /^([^:]+):*(.*)$/s.exec(entry)
  return { name: match?.[1] ?? '', value: match?.[2] ?? '' }
}

function badPair(entry: Json): string | undefined {
  if (typeof entry !== 'string') return undefined
  const { name, value } = splitPair(entry)
  return value === '' ? `key '${name}' has no value` : undefined
}

function badHeader(entry: Json): string | undefined {
  if (typeof entry !== 'string') return undefined
  const { name } = splitPair(entry)
  return isHeaderName(name) ? undefined : `'${name}' is not a valid header`
}

function badHeaderPair(entry: Json): string | undefined {
  if (typeof entry !== 'string') return undefined
  const { value } = splitPair(entry)
  return badHeader(entry) ?? (isHeaderName(value) ? undefined : `'${value}' is not a valid header`)
}

const PAIR = /^[^:]+:.*$/s

function list(description: string, elements: StringField): ListField {
  return { type: 'array', required: true, default: [], elements, description }
}

function step(
  description: string,
  verb: string,
  entry: string,
  elements: { readonly header: StringField; readonly other: StringField },
): RecordField {
  return {
    type: 'record',
    required: true,
    description,
    fields: {
      body: list(`Fields of the body to ${verb}, ${entry}.`, elements.other),
      headers: list(`Headers to ${verb}, ${entry}.`, elements.header),
      querystring: list(`Query parameters to ${verb}, ${entry}.`, elements.other),
    },
  }
}

const names = {
  header: { type: 'string', custom: badHeader },
  other: { type: 'string' },
} as const
const renames = {
  header: { type: 'string', match: PAIR, custom: badHeaderPair },
  other: { type: 'string', custom: badPair },
} as const
const values = {
  header: { type: 'string', match: PAIR, custom: badHeader },
  other: { type: 'string', custom: badPair },
} as const

const replace = step(
  'Changes what is there; what is not there stays absent.',
  'replace',
  'each as `name:value`',
  values,
)

export const requestTransformer: Plugin = {
  name: 'request-transformer',
  priority: 801,
  summary: 'Changes path, method, headers, query and body on the way to the service.',
  docs: 'https://developer.konghq.com/plugins/request-transformer/',
  config: {
    type: 'record',
    required: true,
    description: 'The changes, made in the order remove, rename, replace, add, append.',
    fields: {
      http_method: {
        type: 'string',
        match: /^[A-Z]+$/,
        description: 'Method that the service sees instead of the one that came.',
      },
      remove: step('Takes away.', 'remove', 'by name', names),
      rename: step('Gives a new name to what is there.', 'rename', 'each as `old:new`', renames),
      replace: {
        ...replace,
        fields: {
          ...replace.fields,
          uri: {
            type: 'string',
            description:
              'Path that the service sees instead of the one that came. Templates `$(…)` are filled in.',
          },
        },
      },
      add: step('Adds what is not there yet.', 'add', 'each as `name:value`', values),
      append: step(
        'Adds a further value, whether there was one or not.',
        'append to',
        'each as `name:value`',
        values,
      ),
    },
  },
  create: () => ({}),
}
