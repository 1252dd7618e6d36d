/**
 * Entities by key and by id, references between them, and what may be there only once.
 * Behaviour: Kong/kong `kong/db/schema/others/declarative_config.lua`, cases `cfg-flatten-*`, `cfg-validate-L255`.
 */
import type { Json } from '@/core'
import { childrenOf, type EntityKind, KINDS, type Row } from '../schema'
import type { Path } from './error-tree'
import { isRow, itemsOf, own, put } from './table'

/** One entity of a document with the place where it stands. */
export interface Placed {
  readonly kind: EntityKind
  readonly row: Row
  readonly path: Path
  readonly parent?: { readonly placed: Placed; readonly field: string }
}

export class Index {
  readonly #byKey = new Map<string, Placed>()
  readonly #byId = new Map<string, Placed>()

  addKey(placed: Placed, key: string): boolean {
    const name = `${placed.kind.name} ${key}`
    if (this.#byKey.has(name)) return false
    this.#byKey.set(name, placed)
    return true
  }

  addId(placed: Placed, id: string): boolean {
    const name = `${placed.kind.name} ${id}`
    const fresh = !this.#byId.has(name)
    this.#byId.set(name, placed)
    return fresh
  }

  find(kind: string, key: string): Placed | undefined {
    return this.#byKey.get(`${kind} ${key}`) ?? this.#byId.get(`${kind} ${key}`)
  }
}

/** Every entity: what is inside an entity comes before it, as in Kong. */
export function placedOf(document: Row): Placed[] {
  const all: Placed[] = []
  const visit = (holder: Row, kind: EntityKind, path: Path, parent?: Placed['parent']) => {
    for (const [i, row] of itemsOf(own(holder, kind.name)).entries()) {
      if (!isRow(row)) continue
      const placed: Placed = { kind, row, path: [...path, kind.name, i], parent }
      for (const child of childrenOf(kind))
        visit(row, child.kind, placed.path, { placed, field: child.field })
      all.push(placed)
    }
  }
  for (const kind of KINDS) visit(document, kind, [])
  return all
}

/** The key by which others may refer to an entity, when it is unique. */
export function keyValue(placed: Placed): string | undefined {
  const { key, record } = placed.kind
  if (!key || !record.fields[key]?.unique) return undefined
  const value = own(placed.row, key)
  return typeof value === 'string' ? value : undefined
}

export function idOf(row: Row): string {
  return String(own(row, 'id'))
}

/** The fields of a kind that refer to other entities, with the kind they refer to. */
export function foreignFields(kind: EntityKind): readonly (readonly [field: string, reference: string])[] {
  return Object.entries(kind.record.fields).flatMap(([name, field]) =>
    field.type === 'foreign' ? [[name, field.reference] as const] : [],
  )
}

/** Puts ids in place of names wherever they are known; the document is changed and must have ids. */
export function linkReferences(document: Row): void {
  const index = new Index()
  const all = placedOf(document)
  // Of two entities with one id only the later is kept, and only its references are followed.
  const last = new Map<string, Placed>()
  for (const placed of all) {
    index.addId(placed, idOf(placed.row))
    last.set(`${placed.kind.name} ${idOf(placed.row)}`, placed)
    const key = keyValue(placed)
    if (key !== undefined) index.addKey(placed, key)
    const { parent, row } = placed
    if (parent && (own(row, parent.field) ?? null) === null)
      put(row, parent.field, { id: idOf(parent.placed.row) })
  }
  for (const placed of last.values()) {
    for (const [name, reference] of foreignFields(placed.kind)) {
      const value = own(placed.row, name)
      const found = typeof value === 'string' ? index.find(reference, value) : undefined
      if (found) put(placed.row, name, { id: idOf(found.row) })
    }
  }
}

export interface ReferenceFault {
  readonly placed: Placed
  /** The field at fault; absent when the whole entity is one too many. */
  readonly field: string
  readonly kind: 'unique' | 'reference'
  readonly message: string
}

function taken(kind: EntityKind, what: string, value: string): string {
  return `uniqueness violation: '${kind.name}' entity with ${what} set to '${value}' already declared`
}

/** What is there twice, and what is referred to but not there. `index` is filled on the way. */
export function checkReferences(all: readonly Placed[], index: Index): ReferenceFault[] {
  const faults: ReferenceFault[] = []
  for (const placed of all) {
    const key = keyValue(placed)
    const id = idOf(placed.row)
    if (key !== undefined && !index.addKey(placed, key)) {
      const field = placed.kind.key ?? 'id'
      faults.push({ placed, field, kind: 'unique', message: taken(placed.kind, field, key) })
    } else if (!index.addId(placed, id)) {
      faults.push({ placed, field: 'id', kind: 'unique', message: taken(placed.kind, 'primary key', id) })
    }
  }
  for (const placed of all) {
    for (const [field, reference] of foreignFields(placed.kind)) {
      const value = own(placed.row, field) ?? null
      if (value === null || index.find(reference, referenceText(value))) continue
      const shown = typeof value === 'string' ? value : JSON.stringify(value)
      const message = `invalid reference '${field}: ${shown}' (no such entry in '${reference}')`
      faults.push({ placed, field, kind: 'reference', message })
    }
  }
  return faults.length > 0 ? faults : checkUniques(all)
}

export function referenceText(value: Json): string {
  return String(isRow(value) ? own(value, 'id') : value)
}

/** Other fields that may carry a value only once, such as `custom_id`. */
function checkUniques(all: readonly Placed[]): ReferenceFault[] {
  const seen = new Set<string>()
  const faults: ReferenceFault[] = []
  for (const placed of all) {
    for (const [name, field] of Object.entries(placed.kind.record.fields)) {
      const value = own(placed.row, name)
      if (!field.unique || typeof value !== 'string') continue
      const mark = `${placed.kind.name} ${name} ${value}`
      if (seen.has(mark))
        faults.push({ placed, field: name, kind: 'unique', message: taken(placed.kind, name, value) })
      seen.add(mark)
    }
  }
  return faults
}
