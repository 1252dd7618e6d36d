/** JSON with the place of every value. */
import type { Problem } from '@/core'
import type { Row } from '../schema'
import type { Located, Span } from './located'
import type { Read } from './read-yaml'
import { put } from './table'

const MAX_DEPTH = 100

class Mistake extends Error {
  constructor(
    message: string,
    readonly at: number,
    readonly help?: string,
  ) {
    super(message)
  }
}

/** Reads a text. Never throws. */
export function readJson(text: string, file: string): Read {
  const parser = new Parser(text, file)
  try {
    parser.space()
    if (parser.at === text.length) return { problems: [] }
    const top = parser.value(0)
    parser.space()
    if (parser.at < text.length)
      throw new Mistake('something follows after the end of the document', parser.at)
    return { top, problems: parser.problems }
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    const start = Math.max(0, Math.min(error.at, text.length - 1))
    const cause = { file, start, end: Math.min(start + 1, text.length) }
    return {
      problems: [{ severity: 'error', code: 'kong/syntax', message: error.message, cause, help: error.help }],
    }
  }
}

const WORD = /(true|false|null)(?![\w])/y
const NUMBER = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?(?![\w.])/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside strings
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const WORDS = { true: true, false: false, null: null } as const

class Parser {
  at = 0
  readonly problems: Problem[] = []

  constructor(
    readonly text: string,
    readonly file: string,
  ) {}

  space(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at++
    if (this.text.startsWith('//', this.at) || this.text.startsWith('/*', this.at)) {
      throw new Mistake('JSON has no comments', this.at, 'Remove the comment, or use `_comment`.')
    }
  }

  value(depth: number): Located {
    if (depth > MAX_DEPTH) throw new Mistake(`nested more than ${MAX_DEPTH} levels deep`, this.at)
    const char = this.text[this.at]
    if (char === '{') return this.#object(depth)
    if (char === '[') return this.#array(depth)
    const start = this.at
    if (char === '"') {
      const value = this.#string()
      return { value, start, end: this.at }
    }
    const word = this.#match(WORD)
    if (word) return { value: WORDS[word as keyof typeof WORDS], start, end: this.at }
    const number = this.#match(NUMBER)
    if (number) return { value: Number(number), start, end: this.at }
    if (char === undefined) throw new Mistake('the document ends too early', start, 'Close every bracket.')
    const help = char === "'" ? 'Use double quotes.' : 'Put texts in double quotes.'
    throw new Mistake('this is no JSON value', start, help)
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    this.at += found?.length ?? 0
    return found
  }

  #string(): string {
    const start = this.at
    const found = this.#match(STRING)
    if (found === undefined)
      throw new Mistake('this text has no end, or a character it cannot have', start, 'Close the quote.')
    return JSON.parse(found) as string
  }

  #array(depth: number): Located {
    const start = this.at++
    const items: Located[] = []
    for (this.space(); this.text[this.at] !== ']'; ) {
      items.push(this.value(depth + 1))
      this.#comma(']')
    }
    this.at++
    return { value: items.map((item) => item.value), start, end: this.at, items }
  }

  #object(depth: number): Located {
    const start = this.at++
    const entries = new Map<string, { key: Span; node: Located }>()
    const value: Row = {}
    for (this.space(); this.text[this.at] !== '}'; ) {
      const keyStart = this.at
      if (this.text[keyStart] !== '"') throw new Mistake('a key in double quotes belongs here', keyStart)
      const name = this.#string()
      const key = { start: keyStart, end: this.at }
      if (entries.has(name)) this.#twice(name, key)
      this.space()
      if (this.text[this.at] !== ':') throw new Mistake('a colon belongs here', this.at)
      this.at++
      this.space()
      const node = this.value(depth + 1)
      entries.set(name, { key, node })
      put(value, name, node.value)
      this.#comma('}')
    }
    this.at++
    return { value, start, end: this.at, entries }
  }

  #comma(close: string): void {
    this.space()
    if (this.text[this.at] === close) return
    if (this.text[this.at] !== ',') throw new Mistake(`a comma or \`${close}\` belongs here`, this.at)
    const comma = this.at++
    this.space()
    if (this.text[this.at] === close)
      throw new Mistake('nothing follows after this comma', comma, 'Remove the comma.')
  }

  #twice(name: string, key: Span): void {
    this.problems.push({
      severity: 'warning',
      code: 'kong/duplicate-key',
      message: `\`${name}\` is written twice; Kong keeps this one`,
      cause: { file: this.file, ...key },
      help: 'Remove one of the two.',
    })
  }
}
