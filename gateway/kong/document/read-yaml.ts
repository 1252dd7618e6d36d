/**
 * YAML as Kong reads it: version 1.1, with merge keys; of two equal keys the later counts, of several
 * documents the first.
 */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Json, Problem } from '@/core'
import type { Row } from '../schema'
import type { Located, Span } from './located'
import { put } from './table'
import { syntaxProblem } from './yaml-errors'

export interface Read {
  /** Absent when the text cannot be read, or holds nothing. */
  readonly top?: Located
  readonly problems: readonly Problem[]
}

/** Values that a file may hold once its aliases are written out. */
const MAX_VALUES = 100_000
const MAX_DEPTH = 100
/** Brackets open at once, counted roughly; more would keep the parser busy for seconds. */
const MAX_OPEN = 500
/** Warnings about one file; more help nobody. */
const MAX_WARNINGS = 50

/** Reads a text with the place of every value. Never throws. */
export function readYaml(text: string, file: string): Read {
  const deep = tooDeep(text)
  if (deep !== undefined) {
    const cause = { file, start: deep, end: deep + 1 }
    const help = 'Close the brackets.'
    return {
      problems: [
        { severity: 'error', code: 'kong/syntax', message: 'the file is nested too deeply', cause, help },
      ],
    }
  }
  try {
    const documents = parseAllDocuments(text, {
      version: '1.1',
      merge: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
    const [document, second] = [...documents]
    if (!document) return { problems: [] }
    const [error] = document.errors
    if (error) return { problems: [syntaxProblem(error, text, file)] }
    const reader = new Reader(file, text)
    if (second?.contents) {
      const start = second.range[0]
      reader.report(
        'warning',
        'kong/second-document',
        'this is a second document, which Kong does not read',
        {
          span: { start, end: Math.min(start + 3, text.length) },
          help: 'Put everything into one document, without `---` in between.',
        },
      )
    }
    const top = document.contents ? reader.locate(document.contents as Node, 0) : undefined
    return { top: reader.failed ? undefined : top, problems: reader.problems }
  } catch (error) {
    // The parser works by recursion: brackets nested thousands deep exhaust the stack.
    const message =
      error instanceof RangeError ? 'the file is nested too deeply' : `the file cannot be read: ${error}`
    const cause = { file, start: 0, end: Math.min(1, text.length) }
    return { problems: [{ severity: 'error', code: 'kong/syntax', message, cause }] }
  }
}

/** Where brackets are nested beyond all measure, or `undefined`. */
function tooDeep(text: string): number | undefined {
  let open = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '[' || char === '{') {
      if (++open > MAX_OPEN) return i
    } else if ((char === ']' || char === '}') && open > 0) open--
  }
  return undefined
}

class Reader {
  readonly problems: Problem[] = []
  failed = false
  readonly #anchors = new Map<string, { located?: Located; size: number }>()
  #size = 0

  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  report(
    severity: Problem['severity'],
    code: string,
    message: string,
    at: { span: Span; help?: string },
  ): void {
    if (severity === 'error') {
      if (this.failed) return
      this.failed = true
    } else if (this.problems.length >= MAX_WARNINGS) return
    const { start, end } = at.span
    this.problems.push({ severity, code, message, cause: { file: this.file, start, end }, help: at.help })
  }

  locate(node: Node | null, depth: number, fallback: Span = { start: 0, end: 0 }): Located {
    const span = this.#spanOf(node) ?? fallback
    const nothing: Located = { ...span, value: null }
    this.#size++
    if (this.failed) return nothing
    if (depth > MAX_DEPTH) {
      this.report('error', 'kong/syntax', `nested more than ${MAX_DEPTH} levels deep`, { span })
      return nothing
    }
    if (this.#size > MAX_VALUES) {
      this.report(
        'error',
        'kong/too-large',
        `more than ${MAX_VALUES} values once all aliases are written out`,
        { span },
      )
      return nothing
    }
    if (isAlias(node)) return this.#alias(node.source, span)
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
    const entry: { located?: Located; size: number } = { size: this.#size }
    if (anchor) this.#anchors.set(anchor, entry)
    const located = this.#plain(node, depth, span)
    entry.size = this.#size - entry.size + 1
    entry.located = located
    return located
  }

  /** The place of a node. What the parser counts to a block up to the next one is left out. */
  #spanOf(node: Node | null): Span | undefined {
    const range = node?.range
    if (!range) return undefined
    const [start] = range
    const block = (isMap(node) || isSeq(node)) && !node.flow
    const end = block ? this.#lastEnd(node) : range[1]
    return { start, end: end > start ? start + this.text.slice(start, end).trimEnd().length : end }
  }

  #lastEnd(node: YAMLMap | YAMLSeq): number {
    const last: unknown = node.items.at(-1)
    const inner = isPair(last) ? ((last.value ?? last.key) as Node | null) : (last as Node | null)
    return this.#spanOf(inner)?.end ?? node.range?.[1] ?? 0
  }

  #alias(name: string, span: Span): Located {
    const anchor = this.#anchors.get(name)
    if (anchor?.located) {
      this.#size += anchor.size
      return anchor.located
    }
    const message = anchor
      ? `\`*${name}\` stands inside what it refers to`
      : `\`*${name}\` refers to no anchor`
    this.report('error', 'kong/syntax', message, {
      span,
      help: `Name a value with \`&${name}\` above this line.`,
    })
    return { ...span, value: null }
  }

  #plain(node: Node | null, depth: number, span: Span): Located {
    if (isMap(node)) return this.#map(node, depth, span)
    if (isSeq(node)) {
      const items = node.items.map((item) => this.locate(item as Node | null, depth + 1, span))
      return { ...span, value: items.map((item) => item.value), items }
    }
    return { ...span, value: isScalar(node) ? scalarValue(node) : null }
  }

  #map(node: YAMLMap, depth: number, span: Span): Located {
    const entries = new Map<string, { key: Span; node: Located }>()
    const merged: Located[] = []
    for (const pair of node.items) {
      const key = pair.key as Node | null
      const keySpan = this.#spanOf(key) ?? span
      const value = this.locate(pair.value as Node | null, depth + 1, keySpan)
      if (isScalar(key) && (typeof key.value === 'symbol' || key.value === '<<')) {
        merged.push(...(value.items ?? [value]))
        continue
      }
      const name = isScalar(key) ? String(scalarValue(key)) : String(key)
      if (entries.has(name)) {
        this.report('warning', 'kong/duplicate-key', `\`${name}\` is written twice; Kong keeps this one`, {
          span: keySpan,
          help: 'Remove one of the two.',
        })
      }
      entries.set(name, { key: keySpan, node: value })
    }
    for (const source of merged) {
      for (const [name, entry] of source.entries ?? []) if (!entries.has(name)) entries.set(name, entry)
    }
    const value: Row = {}
    for (const [name, entry] of entries) put(value, name, entry.node.value)
    return { ...span, value, entries }
  }
}

/** Kong knows no dates and no binary values, and takes a bare `y` or `n` as a letter: they are texts. */
function scalarValue(node: Scalar): Json {
  const { value } = node
  if (typeof value === 'boolean' && node.source?.length === 1) return node.source
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (typeof value === 'bigint') return Number(value)
  return node.source ?? String(value)
}
