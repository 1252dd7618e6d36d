import { describe, expect, it } from 'vitest'
import type { JsonSchema } from '../../dialect'
import type { Plugin } from '../plugin'
import { editorSchema } from './index'

const plugins: ReadonlyMap<string, Plugin> = new Map([
  [
    'key-auth',
    {
      name: 'key-auth',
      priority: 1,
      summary: 'Asks for a key.',
      docs: 'https://example.test/',
      config: {
        type: 'record',
        description: 'How keys are asked for.',
        fields: {
          realm: { type: 'string', description: 'The realm.' },
          key: { type: 'string', required: true },
        },
        shorthands: {
          old: { type: 'string', deprecated: 'old is deprecated', expand: () => ({ fields: {} }) },
        },
      },
      create: () => ({}),
    },
  ],
])

const { file, jsonSchema } = editorSchema(plugins)
const at = (schema: JsonSchema | undefined, ...path: string[]): JsonSchema | undefined =>
  path.reduce<JsonSchema | undefined>(
    (one, name) => (name === '*' ? one?.items : one?.properties?.[name]),
    schema,
  )

describe('the schema for the editor', () => {
  it('is for kong.yml and asks for the version', () => {
    expect(file).toBe('kong.yml')
    expect(jsonSchema.required).toEqual(['_format_version'])
    expect(at(jsonSchema, '_format_version')?.enum).toEqual(['1.1', '2.1', '3.0'])
  })

  it('has texts, defaults and limits from the tables', () => {
    const field = at(jsonSchema, 'services', '*', 'routes', '*', 'strip_path')
    expect(field).toMatchObject({
      type: 'boolean',
      default: true,
      description: expect.stringContaining('cut off'),
    })
    expect(at(jsonSchema, 'services', '*', 'port')).toMatchObject({ minimum: 0, maximum: 65535 })
    expect(at(jsonSchema, 'services', '*', 'protocol')?.enum).toContain('https')
    expect(
      at(jsonSchema, 'upstreams', '*', 'healthchecks', 'active', 'healthy', 'http_statuses')?.default,
    ).toEqual([200, 302])
  })

  it('offers url, and does not insist on what url brings', () => {
    expect(at(jsonSchema, 'services', '*', 'url')?.description).toMatch(/http/)
    expect(at(jsonSchema, 'services', '*')?.required).toBeUndefined()
    expect(at(jsonSchema, 'upstreams', '*')?.required).toEqual(['name'])
  })

  it('leaves the parent out of what stands inside it', () => {
    expect(at(jsonSchema, 'routes', '*', 'service')).toBeDefined()
    expect(at(jsonSchema, 'services', '*', 'routes', '*', 'service')).toBeUndefined()
    expect(at(jsonSchema, 'services', '*', 'routes', '*', 'plugins', '*', 'route')).toBeUndefined()
  })

  it('names all plugins of Kong and marks those that are not simulated', () => {
    const names = at(jsonSchema, 'plugins', '*', 'name')?.oneOf ?? []
    expect(names.find((one) => one.const === 'key-auth')?.description).toBe('Asks for a key.')
    expect(names.find((one) => one.const === 'jwt')?.description).toContain('not simulated')
  })

  it('chooses the settings by the name of the plugin', () => {
    const [choice] = at(jsonSchema, 'services', '*', 'plugins', '*')?.allOf ?? []
    expect(choice?.if).toEqual({ properties: { name: { const: 'key-auth' } } })
    const config = choice?.then?.properties?.config
    expect(config?.required).toEqual(['key'])
    expect(config?.properties?.realm?.description).toBe('The realm.')
    expect(config?.properties?.old?.deprecated).toBe(true)
    expect(config?.markdownDescription).toContain('https://example.test/')
  })

  it('survives a structured clone', () => expect(structuredClone(jsonSchema)).toEqual(jsonSchema))
})
