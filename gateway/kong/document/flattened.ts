/** The list of faulty entities that the Admin API of Kong gives. Cases `cfg-flattened-errors-*`. */
import type { Json } from '@/core'
import { childrenOf, KINDS, type Row } from '../schema'
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
  const kind = KINDS.find((one) => one.name === name)
  if (!kind || !errors) return
  const children = childrenOf(kind).map((child) => child.kind.name)
  for (const [i, row] of itemsOf(own(holder, name)).entries()) {
    const tree = errors.children.get(i)
    if (!tree || !isRow(row)) continue
    for (const child of children) visit(row, child, tree.children.get(child), list)
    const faults = tree.faults().filter((fault) => !children.includes(String(fault.path[0])))
    if (faults.length > 0)
      list.push({ entityType: name.replace(/s$/, ''), ...identity(row), errors: faults.map(entry) })
  }
}

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
