/**
 * Kong's entities in Kong's own terms. Validation, defaults, the editor's schema and hover texts all
 * come from here. Facts: Kong/kong `kong/db/schema/entities`, in own words.
 */
import type { Field } from '../field'
import { caCertificates, certificates, keySets, keys, snis, vaults } from './certificates'
import { consumers, credentials } from './consumers'
import type { EntityKind } from './kind'
import { pluginsKind } from './plugins'
import { routes } from './routes'
import { services } from './services'
import { targets, upstreams } from './upstreams'

/**
 * Every kind, referred-to ones before those that refer to them. Kong goes through a file in such an
 * order, so it decides which of two equal entities counts as the second.
 */
export const KINDS: readonly EntityKind[] = [
  consumers,
  certificates,
  services,
  routes,
  snis,
  upstreams,
  targets,
  pluginsKind,
  caCertificates,
  vaults,
  keySets,
  keys,
  ...credentials,
]

const byName = new Map(KINDS.map((kind) => [kind.name, kind]))

export function kindOf(name: string): EntityKind | undefined {
  return byName.get(name)
}

/** What may stand at the top of a file besides the collections. */
export const META: Readonly<Record<string, Field>> = {
  _format_version: {
    type: 'string',
    required: true,
    one_of: ['1.1', '2.1', '3.0'],
    description: 'The version of this format, in quotes: `"3.0"`.',
  },
  _transform: {
    type: 'boolean',
    default: true,
    description: 'Whether Kong rewrites values on the way in, such as hashing passwords.',
  },
  _info: { type: 'any', description: 'Notes of the tool that wrote the file.' },
  _comment: { type: 'string', description: 'A note. Kong does not read it.' },
  _ignore: {
    type: 'array',
    elements: { type: 'any' },
    description: 'Whatever stands here is passed over. Handy for things that YAML anchors point at.',
  },
}

/** What may stand in any entity besides its own fields. */
export const NOTES: Readonly<Record<string, Field>> = {
  _comment: META._comment as Field,
  _ignore: META._ignore as Field,
}

export interface Child {
  readonly kind: EntityKind
  /** The child's field that names its parent. */
  readonly field: string
}

const childTable = new Map<string, readonly Child[]>(
  KINDS.map((parent) => [
    parent.name,
    KINDS.flatMap((kind) =>
      Object.entries(kind.record.fields)
        .filter(([, field]) => field.type === 'foreign' && field.reference === parent.name)
        .map(([field]) => ({ kind, field })),
    ),
  ]),
)

/** The collections that may be written inside an entity: those whose entities refer to its kind. */
export function childrenOf(kind: EntityKind): readonly Child[] {
  return childTable.get(kind.name) ?? []
}

export * from './kind'
export { BUNDLED_PLUGINS, pluginVariant } from './plugins'
export { expressionFields, routerCheck, routeVariant } from './routes'
