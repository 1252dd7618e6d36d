import { expect, describe as group, it } from 'vitest'
import type { JsonSchema } from '@/gateway'
import { completionsAt } from './completions'
import { hoverAt } from './hover'

const plugin: JsonSchema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', enum: ['key-auth', 'rate-limiting'] },
    enabled: { type: 'boolean', default: true, description: 'Whether it runs.' },
    config: { type: 'object' },
  },
  allOf: [
    {
      if: { properties: { name: { const: 'rate-limiting' } } },
      // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
      then: {
        properties: {
          config: {
            type: 'object',
            properties: {
              minute: { type: 'integer', minimum: 1, description: 'Calls a minute.' },
              policy: { type: 'string', enum: ['local', 'redis'], default: 'local' },
            },
          },
        },
      },
    },
  ],
}
const schema: JsonSchema = {
  type: 'object',
  properties: {
    _format_version: { type: 'string', enum: ['1.1', '3.0'] },
    services: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          url: { type: 'string' },
          retries: { type: 'integer', default: 5, minimum: 0, maximum: 32767 },
          plugins: { type: 'array', items: plugin },
          methods: { type: 'array', items: { type: 'string', enum: ['GET', 'POST'] } },
        },
      },
    },
  },
}

/** Splits at the bar, which is where the cursor stands. */
function at(marked: string): [text: string, offset: number] {
  return [marked.replace('|', ''), marked.indexOf('|')]
}
const labels = (marked: string) => completionsAt(...at(marked), schema).map((one) => one.label)

group('completionsAt', () => {
  it('offers the keys of the place that are not there yet', () => {
    expect(labels('_format_version: "3.0"\n|')).toEqual(['services'])
    expect(labels('services:\n  - name: a\n    |')).toEqual(['url', 'retries', 'plugins', 'methods'])
    expect(labels('services:\n  - na|\n    url: http://a')).toEqual(['name', 'retries', 'plugins', 'methods'])
  })

  it('knows the settings of the plugin that the block names', () => {
    const before =
      'services:\n  - name: a\n    plugins:\n      - name: rate-limiting\n        config:\n          '
    expect(labels(`${before}|`)).toEqual(['minute', 'policy'])
    expect(labels(`${before}minute: 5\n          po|`)).toEqual(['policy'])
    expect(labels(before.replace('rate-limiting', 'key-auth').concat('|'))).toEqual([])
  })

  it('knows no settings while a plugin has no name', () => {
    expect(labels('services:\n  - plugins:\n      - config:\n          |')).toEqual([])
  })

  it('completes inside braces and brackets', () => {
    const before = 'services:\n  - plugins:\n      - name: rate-limiting\n        config: '
    expect(labels(`${before}{ minute: 5, | }`)).toEqual(['policy'])
    expect(labels(`${before}{ minute: 5, policy: | }`)).toEqual(['local', 'redis'])
    expect(labels('services:\n  - methods: [GET, |]')).toEqual(['GET', 'POST'])
  })

  it('offers plugin names, enumerated values and booleans', () => {
    expect(labels('services:\n  - plugins:\n      - name: |')).toEqual(['key-auth', 'rate-limiting'])
    expect(labels('services:\n  - plugins:\n      - name: rate-lim|\n        enabled: true')).toEqual([
      'key-auth',
      'rate-limiting',
    ])
    expect(labels('services:\n  - plugins:\n      - enabled: |')).toEqual(['true', 'false'])
    expect(labels('services:\n  - methods:\n      - |')).toEqual(['GET', 'POST'])
  })

  it('says nothing in a comment or in free text', () => {
    expect(labels('services:\n  # a|')).toEqual([])
    expect(labels('services:\n  - url: http|')).toEqual([])
  })

  it('replaces the word under the cursor, and opens what follows a key', () => {
    const [first] = completionsAt(...at('services:\n  - plugins:\n      - na|'), schema)
    expect(first).toMatchObject({ label: 'name', insert: 'name: $0', start: 31, end: 33, required: true })
    const list = completionsAt(...at('services:\n  - plu|'), schema).find((one) => one.label === 'plugins')
    expect(list?.insert).toBe('plugins:\n      - $0')
  })

  it('writes no second colon before one that stands there', () => {
    const found = completionsAt(...at('services:\n  - retr|: 3'), schema)
    expect(found.find((one) => one.label === 'retries')?.insert).toBe('retries')
  })
})

group('hoverAt', () => {
  it('shows what a key means, its kind, default and limits', () => {
    expect(hoverAt(...at('services:\n  - ret|ries: 3'), schema)?.text).toBe(
      '**retries** · integer\n\nDefault: `5`  \nBetween 0 and 32767',
    )
  })
  it('follows the plugin that is named', () => {
    const text = 'services:\n  - plugins:\n      - name: rate-limiting\n        config: { min|ute: 5 }'
    expect(hoverAt(...at(text), schema)?.text).toContain('Calls a minute.')
  })
  it('says nothing of what it does not know', () => {
    expect(hoverAt(...at('unheard|of: 1'), schema)).toBeUndefined()
  })
})
