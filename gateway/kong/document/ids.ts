/**
 * Ids for entities that were written without one: always the same for the same entity, so that what
 * Kong remembers of it survives an edit elsewhere.
 */
import type { Row } from '../schema'
import { childrenOf, type EntityKind, KINDS } from '../schema'
import { isRow, itemsOf, own, put } from './table'

/** Two 32-bit mixes of a text (FNV-1a and a multiplicative one), each with its own start. */
function mix(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A text as 32 hexadecimal digits. Not for secrets: it only keeps things apart. */
export function digest(text: string): string {
  return [1, 2, 3, 4]
    .map((seed) => mix(text, Math.imul(seed, 0x9e3779b9)).toString(16).padStart(8, '0'))
    .join('')
}

/** A text as a UUID of version 5 form. */
export function uuidOf(text: string): string {
  const hex = digest(text)
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

interface Parent {
  readonly kind: EntityKind
  readonly row: Row
  /** Whether its id was written or follows from its key. */
  readonly certain: boolean
  /** The child's field that names it. */
  readonly field: string
}

/** What makes an entity the one it is, or `undefined` when nothing does. */
function keyOf(kind: EntityKind, row: Row, parent: Parent | undefined): string | undefined {
  if (!kind.cacheKey) {
    const key = kind.key ? own(row, kind.key) : undefined
    return typeof key === 'string' ? key : undefined
  }
  const parts: string[] = []
  for (const name of kind.cacheKey) {
    const value = own(row, name)
    const field = kind.record.fields[name]
    if (field?.auto) return undefined
    if (typeof value === 'string') parts.push(value)
    else if (isRow(value)) parts.push(String(own(value, 'id')))
    else if (parent?.field === name) {
      if (!parent.certain) return undefined
      parts.push(String(own(parent.row, 'id')))
    } else if (field?.required) return undefined
    else parts.push('')
  }
  return parts.join(':')
}

/**
 * Gives every entity of a document an id; the document is changed. Those without a key of their own get
 * one from what is written in them.
 */
export function giveIds(document: Row): void {
  const seen = new Map<string, number>()
  const visit = (list: Row, kind: EntityKind, parent: Parent | undefined) => {
    for (const row of itemsOf(own(list, kind.name)).filter(isRow)) {
      const written = own(row, 'id')
      const key = keyOf(kind, row, parent)
      let certain = true
      if (written === undefined || written === null) {
        if (key === undefined) {
          certain = false
          const content = `${kind.name} in ${parent ? String(own(parent.row, 'id')) : ''}: ${JSON.stringify(row)}`
          const nth = seen.get(content) ?? 0
          seen.set(content, nth + 1)
          put(row, 'id', uuidOf(`${content} ${nth}`))
        } else put(row, 'id', uuidOf(`${kind.name}:${key}`))
      }
      for (const child of childrenOf(kind)) {
        visit(row, child.kind, { kind, row, certain, field: child.field })
      }
    }
  }
  for (const kind of KINDS) visit(document, kind, undefined)
}
