/** The list of faulty entities that the Admin API of Kong gives. Cases `cfg-flattened-errors-*`. */
import type { Json } from '@/core'
import { childrenOf, type EntityKind, KINDS, type Row } from '../schema'
import type { ErrorTree, Fault } from './error-tree'
import { isRow, itemsOf, own } from './table'

export interface FlattenedError {
  readonly entityType: string
  readonly entityName?: string
  readonly entityId?: string
  readonly entityTags?: readonly string[]
  readonly errors: readonly {
    readonly field?: string
    readonly message: string
    readonly type: 'field' | 'entity'
  }[]
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The faults of `errors` by entity; `document` is what was written. */
export function flattenErrors(document: Row, errors: ErrorTree): FlattenedError[] {
  const list: FlattenedError[] = []
  for (const kind of KINDS) visit(document, kind.name, errors.children.get(kind.name), list)
  return list
}

function visit(holder: Row, name: string, errors: ErrorTree | undefined, list: FlattenedError[]): void {
  const kind = kindOf(name)
  if (!kind || !errors) return
  for (const [i, row] of itemsOf(own(holder, name)).entries()) {
    const tree = errors.children.get(i)
    if (tree && isRow(row)) visitEntity(row, kind, tree, list)
  }
}

/** What is inside an entity, and what is written in place of a reference, is listed by itself. */
function visitEntity(row: Row, kind: EntityKind, errors: ErrorTree, list: FlattenedError[]): void {
  const apart = new Set<string>()
  for (const { kind: child } of childrenOf(kind)) {
    apart.add(child.name)
    visit(row, child.name, errors.children.get(child.name), list)
  }
  for (const [name, field] of Object.entries(kind.record.fields)) {
    const value = own(row, name)
    if (field.type !== 'foreign' || !isRow(value)) continue
    apart.add(name)
    const [inner, other] = [errors.children.get(name), kindOf(field.reference)]
    if (inner && other) visitEntity(value, other, inner, list)
  }
  const faults = errors.faults().filter((fault) => !apart.has(String(fault.path[0])))
  if (faults.length > 0)
    list.push({ entityType: kind.name.replace(/s$/, ''), ...identity(row), errors: faults.map(entry) })
}

const kindOf = (name: string) => KINDS.find((kind) => kind.name === name)

function identity(row: Row): Pick<FlattenedError, 'entityName' | 'entityId' | 'entityTags'> {
  const [name, id, tags] = [own(row, 'name'), own(row, 'id'), own(row, 'tags')]
  return {
    ...(typeof name === 'string' && name !== '' && { entityName: name }),
    ...(typeof id === 'string' && UUID.test(id) && { entityId: id }),
    ...(isTexts(tags) && { entityTags: tags }),
  }
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** Positions count from 1 here, as in Kong's own tables. */
function entry(fault: Fault): FlattenedError['errors'][number] {
  const field = fault.path.map((key) => (typeof key === 'number' ? key + 1 : key)).join('.')
  if (fault.entity || field === '') return { message: fault.message, type: 'entity' }
  return { field, message: fault.message, type: 'field' }
}
