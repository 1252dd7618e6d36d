import type { Cause, Json } from '@/core'
import type { Path } from './error-tree'

export interface Span {
  readonly start: number
  readonly end: number
}

/** A value with the place where it is written. Aliases share the place of what they stand for. */
export interface Located extends Span {
  readonly value: Json
  readonly entries?: ReadonlyMap<string, { readonly key: Span; readonly node: Located }>
  readonly items?: readonly Located[]
}

export interface Step {
  readonly node: Located
  /** The key under which it stands, for values of a mapping. */
  readonly key?: Span
}

/** The values from the top down to a path, as far as they are written. */
export function walk(top: Located, path: Path): Step[] {
  const steps: Step[] = [{ node: top }]
  let node = top
  for (const part of path) {
    const entry = typeof part === 'string' ? node.entries?.get(part) : undefined
    const next = typeof part === 'number' ? node.items?.[part] : entry?.node
    if (!next) break
    steps.push({ node: next, key: entry?.key })
    node = next
  }
  return steps
}

/** The place of a value, with its key; of the nearest written ancestor when it is not written itself. */
export function placeOf(top: Located, path: Path, file: string): Cause {
  const { node, key } = walk(top, path).at(-1) as Step
  if (!key) return { file, start: node.start, end: node.end }
  // What an alias stands for is written above its key, and ends before it.
  return { file, start: key.start, end: Math.max(node.end, key.end) }
}

/** A short place that stands for an entity as a whole: its own key, or the first key inside it. */
export function headOf(step: Step): Span {
  if (step.key) return step.key
  const first = step.node.entries?.values().next().value
  return first?.key ?? { start: step.node.start, end: step.node.end }
}
