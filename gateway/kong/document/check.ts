/** A document from what was written to entities with defaults, or to what Kong would say is wrong. */
import type { Json } from '@/core'
import { KINDS, type Row } from '../schema'
import { ErrorTree } from './error-tree'
import { fillEntity } from './fill'
import { giveIds } from './ids'
import { MUST_BE_NULL } from './messages'
import { migrate } from './migrate'
import {
  checkReferences,
  Index,
  linkReferences,
  type Placed,
  placedOf,
  type ReferenceFault,
} from './references'
import type { Rules } from './shape'
import { copy, isRow, own, put } from './table'
import { validateTop } from './validate-entity'

export interface Sound {
  readonly entities: readonly Placed[]
  readonly index: Index
}

export type Checked =
  | { readonly sound: Sound }
  | { readonly stage: 'schema'; readonly errors: ErrorTree }
  | {
      readonly stage: 'references'
      readonly errors: ErrorTree
      readonly faults: readonly ReferenceFault[]
      /** What the first look, by names alone, found; the second look passed it. */
      readonly named: ErrorTree
    }

/** @param value the document as read; it is not changed */
export function checkDocument(value: Row, rules: Rules): Checked {
  const document = migrate(copy(value) as Row)
  const named = validateTop(document, rules, 'named')
  if (!named.empty) {
    const linked = copy(document) as Row
    giveIds(linked)
    linkReferences(linked)
    const errors = validateTop(linked, rules, 'linked')
    if (!errors.empty) {
      errors.merge(named, (message) => message === MUST_BE_NULL)
      return { stage: 'schema', errors }
    }
  }
  giveIds(document)
  fillAll(document, rules)
  const entities = placedOf(document)
  const index = new Index()
  const faults = checkReferences(entities, index)
  if (faults.length === 0) return { sound: { entities, index } }
  const errors = new ErrorTree()
  for (const fault of faults) errors.at(fault.placed.path).message ??= fault.message
  return { stage: 'references', errors, faults, named }
}

function fillAll(document: Row, rules: Rules): void {
  for (const kind of KINDS) {
    const list: Json | undefined = own(document, kind.name)
    if (!Array.isArray(list)) continue
    const filled = list.map(
      (item) => fillEntity(isRow(item) ? item : {}, { kind, nested: false }, rules, 'linked').row,
    )
    put(document, kind.name, filled)
  }
}
