import type { Json } from '@/core'
import type { EntityCheck, Field } from '../field'
import type { Plugin } from '../plugin'
import {
  childrenOf,
  type EntityKind,
  expressionFields,
  NOTES,
  pluginVariant,
  type Row,
  routerCheck,
  routeVariant,
  type Variant,
} from '../schema'
import { own } from './table'

/** What the rules of a document depend on besides the document. */
export interface Rules {
  readonly plugins: ReadonlyMap<string, Plugin>
  readonly flavor: 'traditional_compatible' | 'traditional' | 'expressions'
}

/**
 * How references are written. Kong looks at a file twice: first with names and with nothing inside an
 * entity that its place already says (`named`), and only if that fails with every reference put in as an
 * id (`linked`).
 */
export type Mode = 'named' | 'linked'

/** One kind as it may be written at one place: its fields, its children and the rules for this entity. */
export interface Shape {
  readonly kind: EntityKind
  readonly nested: boolean
}

export interface Resolved {
  readonly fields: Readonly<Record<string, Field>>
  readonly absent: Readonly<Record<string, string>>
  readonly children: ReadonlyMap<string, Shape>
  readonly checks: readonly EntityCheck[]
}

type Unknown = { readonly unknown: string }

/** The fields of a kind, whatever its variant. */
export function baseFields(kind: EntityKind, rules: Rules): Readonly<Record<string, Field>> {
  const expressions = kind.name === 'routes' && rules.flavor === 'expressions'
  return expressions ? { ...kind.record.fields, ...expressionFields } : kind.record.fields
}

const known = new WeakMap<Rules, Map<string, Resolved | Unknown>>()

/**
 * The rules for one entity, or what Kong says when it cannot tell which rules apply. They are put
 * together once for each variant of a kind.
 */
export function resolve({ kind }: Shape, row: Row, rules: Rules): Resolved | Unknown {
  const table = known.get(rules) ?? new Map<string, Resolved | Unknown>()
  known.set(rules, table)
  const variant = kind.variantBy ? JSON.stringify(own(row, kind.variantBy.field) ?? null) : ''
  const name = `${kind.name} ${variant}`
  let resolved = table.get(name)
  if (!resolved) {
    resolved = assemble(kind, row, rules)
    table.set(name, resolved)
  }
  return resolved
}

function assemble(kind: EntityKind, row: Row, rules: Rules): Resolved | Unknown {
  const variant = variantOf(kind, row, rules)
  if (variant && 'unknown' in variant) return variant
  const children = new Map<string, Shape>()
  for (const child of childrenOf(kind)) children.set(child.kind.name, { kind: child.kind, nested: true })
  const checks = [...(kind.record.entity_checks ?? []), ...(variant?.entity_checks ?? [])]
  if (kind.name === 'routes' && rules.flavor !== 'traditional') checks.push(routerCheck)
  return {
    fields: { ...baseFields(kind, rules), ...NOTES, ...variant?.fields },
    absent: variant?.absent ?? {},
    children,
    checks,
  }
}

function variantOf(kind: EntityKind, row: Row, rules: Rules): Variant | Unknown | undefined {
  if (!kind.variantBy) return undefined
  const { field } = kind.variantBy
  // The variant is chosen before defaults are filled in, so what is not written counts as its default.
  const value = own(row, field) ?? kind.record.fields[field]?.default
  const names: readonly Json[] = Array.isArray(value) ? value : [value ?? null]
  for (const name of names) {
    const variant = typeof name === 'string' ? named(kind, name, rules) : undefined
    if (variant) return variant
  }
  return { unknown: kind.variantBy.unknown(String(names[0] ?? 'nil')) }
}

function named(kind: EntityKind, name: string, rules: Rules): Variant | undefined {
  if (kind.name === 'plugins') return pluginVariant(name, rules.plugins)
  if (kind.name === 'routes') return routeVariant(name, rules.flavor === 'expressions')
  return name === 'env' ? {} : undefined
}

/** A reference as a field of one mode. */
export function asReference(field: Field, shape: Shape, mode: Mode): Field | 'absent' {
  if (field.type !== 'foreign' || mode === 'linked') return field
  if (shape.nested) return 'absent'
  return { type: 'string', required: field.required, description: field.description }
}
