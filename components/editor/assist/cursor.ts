import { type Document, isMap, isPair, isScalar, parseDocument, visit } from 'yaml'

export type Path = readonly (string | number)[]

/** What the reader is about to write at an offset. */
export interface Spot {
  /** The path of the value at the offset; for a key, of the map that the key will stand in. */
  readonly path: Path
  readonly kind: 'key' | 'value'
  /** The word under the cursor, to be replaced. */
  readonly start: number
  readonly end: number
  /** Keys that the map has already. */
  readonly siblings: readonly string[]
  /** The whole document as data; the spot itself reads as `null`. */
  readonly data: unknown
}

const MARK = 'zzspotzz'

/** A document as both assistants read it: YAML 1.1 as Kong does, faults forgiven. */
export function read(text: string): Document {
  return parseDocument(text, { version: '1.1', merge: true, logLevel: 'silent', uniqueKeys: false })
}

/** The possible meanings of an offset, likelier first: a place for a key, for a value, or both. */
export function spotsAt(text: string, offset: number): readonly Spot[] {
  const start = offset - (/[^\s,[\]{}:'"#]*$/.exec(lineBefore(text, offset))?.[0].length ?? 0)
  const end = offset + (/^[\w.~/-]*/.exec(text.slice(offset))?.[0].length ?? 0)
  const before = lineBefore(text, start)
  if (/(^|\s)#/.test(before)) return []
  const hasColon = /^\s*:/.test(lineAfter(text, end))
  const afterColon = /[\w"']\s*:\s+(?:["'])?$/.test(before)
  const kinds: Spot['kind'][] = afterColon ? ['value'] : hasColon ? ['key'] : ['key', 'value']
  return kinds.flatMap((kind) => {
    const filler = kind === 'key' && !hasColon ? `${MARK}: ` : MARK
    const spot = find(read(text.slice(0, start) + filler + text.slice(end)), kind)
    return spot ? [{ ...spot, start, end }] : []
  })
}

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
}

function lineAfter(text: string, offset: number): string {
  const end = text.indexOf('\n', offset)
  return text.slice(offset, end < 0 ? undefined : end)
}

function find(document: Document, kind: Spot['kind']): Omit<Spot, 'start' | 'end'> | undefined {
  let found: Omit<Spot, 'start' | 'end' | 'data'> | undefined
  visit(document, {
    Scalar(role, node, ancestors) {
      if (node.value !== MARK || (role === 'key') !== (kind === 'key')) return undefined
      const path = pathOf(ancestors, node)
      const map = ancestors.findLast((one) => isMap(one))
      const siblings = isMap(map)
        ? map.items.flatMap((pair) =>
            isScalar(pair.key) && pair.key !== node ? [String(pair.key.value)] : [],
          )
        : []
      found = { path: kind === 'key' ? path.slice(0, -1) : path, kind, siblings }
      return visit.BREAK
    },
  })
  if (!found) return undefined
  return { ...found, data: withoutMark(document.toJS({ maxAliasCount: 20 })) }
}

/** The path to a node from its ancestors: keys of pairs and places in sequences. */
function pathOf(ancestors: readonly unknown[], node: unknown): (string | number)[] {
  const chain = [...ancestors, node]
  return chain.flatMap((one, i): (string | number)[] => {
    const next = chain[i + 1]
    if (isPair(one)) return isScalar(one.key) ? [String(one.key.value)] : []
    if (isSequence(one)) return [one.items.indexOf(next)]
    return []
  })
}

function isSequence(node: unknown): node is { readonly items: readonly unknown[] } {
  return (
    typeof node === 'object' && node !== null && 'items' in node && !isMap(node) && Array.isArray(node.items)
  )
}

function withoutMark(value: unknown): unknown {
  if (value === MARK) return null
  if (Array.isArray(value)) return value.map(withoutMark)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (key === MARK ? [] : [[key, withoutMark(one)]])),
  )
}

/** The key or value that an offset stands upon, with its path. */
export function nodeAt(
  text: string,
  offset: number,
):
  | {
      readonly path: Path
      readonly key: boolean
      readonly start: number
      readonly end: number
      readonly data: unknown
    }
  | undefined {
  const document = read(text)
  let found: { path: Path; key: boolean; start: number; end: number } | undefined
  visit(document, {
    Scalar(role, node, ancestors) {
      const { range } = node
      if (!range || offset < range[0] || offset > range[1] || range[0] === range[1]) return undefined
      found = { path: pathOf(ancestors, node), key: role === 'key', start: range[0], end: range[1] }
      return visit.BREAK
    },
  })
  return found && { ...found, data: document.toJS({ maxAliasCount: 20 }) }
}
