import type { JsonSchema } from '@/gateway'
import { nodeAt } from './cursor'
import { describe } from './describe'
import { schemasAt } from './schema-at'

export interface Hover {
  /** Markdown. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What the schema says of the key or value at an offset. */
export function hoverAt(text: string, offset: number, schema: JsonSchema): Hover | undefined {
  const node = nodeAt(text, offset)
  if (!node) return undefined
  const name = node.path.findLast((part) => typeof part === 'string') ?? ''
  const about = describe(String(name), schemasAt(schema, node.path, node.data))
  return about ? { text: about, start: node.start, end: node.end } : undefined
}
