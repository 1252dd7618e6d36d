import type { Json } from '@/core'
import type { CoverageLevel } from '../../dialect'
import type { EntityCheck, Field, RecordField } from '../field'

/** A record while it is being worked on. */
export type Row = { [field: string]: Json }

/**
 * What differs for some entities of a kind, as the protocols of a route or the name of a plugin
 * decide: Kong calls it a subschema.
 */
export interface Variant {
  /** Fields that take the place of the kind's own. */
  readonly fields?: Readonly<Record<string, Field>>
  /** Fields that must be absent here, with what Kong says otherwise. */
  readonly absent?: Readonly<Record<string, string>>
  readonly entity_checks?: readonly EntityCheck[]
}

/** One kind of entity: a collection of a declarative file. */
export interface EntityKind {
  /** The collection's name, for example `services`. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly docs: string
  readonly record: RecordField
  /** The field by which others refer to an entity, besides its id. */
  readonly key?: string
  /** The fields that together make an entity unique, when it is not `key` alone. */
  readonly cacheKey?: readonly string[]
  /** The field that decides which variant an entity is. */
  readonly variantBy?: { readonly field: string; readonly unknown: (value: string) => string }
  /** Values that Kong rewrites on the way in, and what they need besides. */
  readonly transformations?: readonly {
    readonly input: readonly string[]
    readonly needs?: readonly string[]
  }[]
  /** Whether `ttl` is allowed on its entities. */
  readonly ttl?: boolean
  /** How far the simulation takes it. */
  readonly coverage: { readonly level: CoverageLevel; readonly why?: string }
}
