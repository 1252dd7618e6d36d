import type { Json } from '@/core'
import type { Plugin } from '../plugin'
import type { Row } from '../schema'
import { checkDocument } from './check'
import { type ErrorTree, type Fault, pathText } from './error-tree'
import { type FlattenedError, flattenErrors } from './flattened'
import { MISSING_KEY, MUST_BE_NULL } from './messages'
import { normalized } from './normalized'
import { isRow } from './table'

export interface DocumentFault {
  /** In the document, with 0-based positions; `.@entity` at the end when it is about a whole entity. */
  readonly path?: string
  /** For a reference: the collection it stands in. */
  readonly entity?: string
  readonly message: string
}

export interface Validation {
  readonly valid: boolean
  /** In Kong's words. */
  readonly errors?: readonly DocumentFault[]
  /** Whether the document itself is wrong or only what it refers to. */
  readonly stage?: 'schema' | 'references'
  readonly normalized?: Json
  readonly flattenedErrors?: readonly FlattenedError[]
}

/**
 * Judges a document as Kong would: what is wrong, in its own words, or the entities with defaults.
 * Never throws. Source: test cases `config-validation`.
 * @param value the document, as JSON
 */
export function validateDocument(value: Json, plugins: ReadonlyMap<string, Plugin>): Validation {
  const document: Row = isRow(value) ? value : {}
  const checked = checkDocument(document, { plugins, flavor: 'traditional' })
  if ('sound' in checked) return { valid: true, normalized: normalized(checked.sound) }
  const flattenedErrors = flattenErrors(document, checked.errors)
  if (checked.stage === 'references') {
    // A parent named anew inside that very parent counts as wrong in itself, wherever it leads.
    const misplaced = checked.named.faults().filter((fault) => fault.message === MUST_BE_NULL)
    if (misplaced.length > 0)
      return { valid: false, stage: 'schema', errors: misplaced.map(faultText), flattenedErrors }
    const errors = checked.faults.map(({ placed, message }) => ({ entity: placed.kind.name, message }))
    return { valid: false, stage: 'references', errors, flattenedErrors }
  }
  return { valid: false, stage: 'schema', errors: schemaErrors(checked.errors), flattenedErrors }
}

/** A reference that leads nowhere shows only when it is all that is wrong. */
function schemaErrors(tree: ErrorTree): DocumentFault[] {
  const faults = tree.faults()
  const others = faults.filter((fault) => fault.message !== MISSING_KEY)
  return (others.length > 0 ? others : faults).map(faultText)
}

function faultText(fault: Fault): DocumentFault {
  const path = pathText(fault.path)
  return { path: fault.entity ? `${path}.@entity` : path, message: fault.message }
}
