import type { JsonSchema, VendorSchema } from '../../dialect'
import type { Plugin } from '../plugin'
import {
  BUNDLED_PLUGINS,
  type Child,
  childrenOf,
  type EntityKind,
  KINDS,
  META,
  NOTES,
  pluginVariant,
} from '../schema'
import { clean, fieldSchema, recordSchema } from './json-schema'

/**
 * The format of `kong.yml` for completion and hover, made from the very tables that the validator walks.
 * `config` of a plugin follows the plugin's name.
 */
export function editorSchema(plugins: ReadonlyMap<string, Plugin>): VendorSchema {
  const properties: Record<string, JsonSchema> = {}
  const choice = pluginChoice(plugins)
  for (const [name, field] of Object.entries(META)) properties[name] = fieldSchema(field)
  for (const kind of KINDS) properties[kind.name] = collection(kind, undefined, choice, [])
  return {
    file: 'kong.yml',
    jsonSchema: { type: 'object', properties, additionalProperties: false, required: ['_format_version'] },
  }
}

/** The list of one kind, at the top or inside an entity, whose reference is then left out. */
function collection(
  kind: EntityKind,
  parentField: string | undefined,
  choice: PluginChoice,
  above: readonly EntityKind[],
): JsonSchema {
  return {
    type: 'array',
    description: kind.description,
    items: entity(kind, parentField, choice, [...above, kind]),
  }
}

function entity(
  kind: EntityKind,
  parentField: string | undefined,
  choice: PluginChoice,
  above: readonly EntityKind[],
): JsonSchema {
  const fields = { ...kind.record.fields, ...NOTES }
  const own = recordSchema({ ...kind.record, fields })
  const properties: Record<string, JsonSchema> = { ...own.properties }
  if (parentField !== undefined) delete properties[parentField]
  for (const child of childrenOf(kind)) {
    if (above.includes(child.kind) || !isUsualInside(child)) continue
    properties[child.kind.name] = collection(child.kind, child.field, choice, above)
  }
  const base: JsonSchema = { type: 'object', description: kind.description, ...own, properties }
  if (kind.name !== 'plugins') return base
  return {
    ...base,
    properties: { ...properties, name: { ...properties.name, oneOf: choice.names } },
    allOf: choice.configs,
  }
}

/** Kong lets any entity stand inside any that it refers to; what nobody writes so is not offered. */
function isUsualInside({ kind, field }: Child): boolean {
  return kind.coverage.level === 'run'
    ? field !== 'client_certificate'
    : kind.record.fields[field]?.required === true
}

/** Names of plugins, and the settings that go with each. */
interface PluginChoice {
  readonly names: readonly JsonSchema[]
  readonly configs: readonly JsonSchema[]
}

function pluginChoice(plugins: ReadonlyMap<string, Plugin>): PluginChoice {
  const simulated = [...plugins.values()]
  const others = BUNDLED_PLUGINS.filter((name) => !plugins.has(name))
  return {
    names: [
      ...simulated.map((plugin) => ({ const: plugin.name, description: plugin.summary })),
      ...others.map((name) => ({
        const: name,
        description: 'Comes with Kong, but is not simulated here: calls pass it by.',
      })),
    ],
    configs: simulated.map((plugin) => configOf(plugin, plugins)),
  }
}

function configOf(plugin: Plugin, plugins: ReadonlyMap<string, Plugin>): JsonSchema {
  const config = fieldSchema(plugin.config)
  const protocols = pluginVariant(plugin.name, plugins)?.fields?.protocols
  const description = `${plugin.summary} [Documentation](${plugin.docs})`
  return {
    if: { properties: { name: { const: plugin.name } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: {
      properties: {
        config: clean({
          ...config,
          markdownDescription: config.description && `${config.description}\n\n${description}`,
        }),
        ...(protocols && { protocols: fieldSchema(protocols) }),
      },
    },
  }
}
