import type { Problem } from '@/core'
import type { NamedCall } from '../state'
import { readVariables, type Variables } from './variables'

export interface ParsedRequests {
  readonly calls: readonly NamedCall[]
  readonly problems: readonly Problem[]
}

interface Line {
  readonly text: string
  readonly start: number
}

interface Block {
  readonly name: string
  readonly lines: readonly Line[]
}

const FILE = 'requests.http'
const METHODS = 'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH QUERY'
const REQUEST_LINE = new RegExp(
  `^(?:([A-Z]+|${METHODS.toLowerCase().replaceAll(' ', '|')})\\s+)?(.*?)(?:\\s+HTTP/\\d(?:\\.\\d)?)?$`,
)
const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*(.*)$/

/**
 * Reads the text format that VS Code's REST client and JetBrains' HTTP client share: calls between
 * `###` lines, `# @name`, comments with `#` and `//`, `@variable = value` and `{{variable}}`, a
 * query that goes on over lines, and a body after an empty line. URLs stay as they were typed.
 *
 * What only an editor could do (bodies from files, scripts around a call, dynamic variables) is left
 * out, and a problem says so. Nothing is thrown.
 */
export function parseRequests(text: string): ParsedRequests {
  const problems: Problem[] = []
  const lines = splitLines(text)
  const variables = readVariables(lines.map((line) => line.text))
  const calls: NamedCall[] = []
  const names = new Map<string, number>()
  for (const block of split(lines)) {
    const call = new BlockReader(block, variables, problems).read()
    if (!call) continue
    const times = (names.get(call.name) ?? 0) + 1
    names.set(call.name, times)
    calls.push(times === 1 ? call : { ...call, name: `${call.name} (${times})` })
  }
  return { calls, problems }
}

function splitLines(text: string): Line[] {
  let start = 0
  return text.split('\n').map((line) => {
    const at = start
    start += line.length + 1
    return { text: line.endsWith('\r') ? line.slice(0, -1) : line, start: at }
  })
}

function split(lines: readonly Line[]): Block[] {
  const blocks: { name: string; lines: Line[] }[] = [{ name: '', lines: [] }]
  for (const line of lines) {
    const separator = /^###+\s*(.*?)\s*$/.exec(line.text)
    if (separator) blocks.push({ name: separator[1] ?? '', lines: [] })
    else blocks.at(-1)?.lines.push(line)
  }
  return blocks
}

/** Reads one block from its first line to its last. */
class BlockReader {
  #at = 0
  #name: string

  constructor(
    private readonly block: Block,
    private readonly variables: Variables,
    private readonly problems: Problem[],
  ) {
    this.#name = block.name
  }

  read(): NamedCall | undefined {
    this.#skipTo()
    const first = this.block.lines[this.#at]
    if (!first) return undefined
    const target = this.#readTarget(first)
    const headers = this.#readHeaders()
    const body = this.#readBody()
    const name = this.#name || `${target.method} ${target.url.replace(/^https?:\/\/[^/?#]*/i, '') || '/'}`
    return { name, start: first.start, method: target.method, url: target.url, headers, body }
  }

  /** Past comments, variables and empty lines to the request line. */
  #skipTo(): void {
    for (let line = this.#line(); line; line = this.#line()) {
      const named = /^\s*(?:#|\/\/)\s*@name\s*=?\s*(.+?)\s*$/.exec(line.text)
      if (named?.[1]) this.#name = named[1]
      else if (/^<\s*\{%/.test(line.text)) this.#skipScript(line)
      else if (!isComment(line.text) && line.text.trim() !== '' && !/^@[\w.-]+\s*=/.test(line.text)) return
      this.#at++
    }
  }

  #readTarget(first: Line): { method: string; url: string } {
    this.#at++
    let text = first.text.trim()
    // A long query may go on over lines that are indented and begin with `?` or `&`.
    for (let line = this.#line(); line && /^\s+[?&]/.test(line.text); line = this.#line()) {
      text += line.text.trim()
      this.#at++
    }
    const [, method = 'GET', url = ''] = REQUEST_LINE.exec(text) ?? []
    return { method: method.toUpperCase(), url: this.#fill(url, first) }
  }

  #readHeaders(): [string, string][] {
    const headers: [string, string][] = []
    for (let line = this.#line(); line && line.text.trim() !== ''; line = this.#line()) {
      this.#at++
      const match = HEADER.exec(line.text.trim())
      if (isComment(line.text)) this.#readLateName(line)
      else if (match) headers.push([match[1] ?? '', this.#fill(match[2] ?? '', line)])
      else
        this.#add(line, 'error', 'requests/header', 'This line is no header.', {
          help: 'Write `Name: value`. A body begins after an empty line.',
        })
    }
    return headers
  }

  #readLateName(line: Line): void {
    const named = /@name\s*=?\s*(.+?)\s*$/.exec(line.text)
    if (named?.[1]) this.#name = named[1]
  }

  #readBody(): string {
    const body: string[] = []
    for (let line = this.#line(); line; line = this.#line()) {
      if (/^>\s*\{%/.test(line.text)) this.#skipScript(line)
      else if (/^(?:<>|>>?!?)\s+\S/.test(line.text))
        this.#leftOut(line, 'Answers are not compared with files or written to them here.')
      else if (/^<@?\w*\s+\S/.test(line.text) && body.every((each) => each.trim() === ''))
        this.#leftOut(line, 'A body is not read from a file here: write it in its place.')
      else body.push(this.#fill(line.text, line))
      this.#at++
    }
    return body
      .join('\n')
      .replace(/^\s*\n/, '')
      .trimEnd()
  }

  #skipScript(line: Line): void {
    this.#leftOut(line, 'Scripts around a call are not run here.')
    while (this.#line() && !this.#line()?.text.includes('%}')) this.#at++
  }

  #leftOut(line: Line, message: string): void {
    this.#add(line, 'warning', 'requests/left-out', message)
  }

  #fill(text: string, line: Line): string {
    return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (all, name: string) => {
      const value = this.variables.get(name)
      if (value !== undefined) return value
      const start =
        line.start + Math.max(0, (this.block.lines.find((each) => each === line)?.text ?? '').indexOf(all))
      const dynamic = name.startsWith('$')
      this.#add(
        { text: all, start },
        'warning',
        'requests/variable',
        dynamic ? `\`${all}\` is not made up here.` : `There is no variable \`${name}\`.`,
        { help: dynamic ? 'Write a value in its place.' : `Add a line \`@${name} = …\` at the top.` },
      )
      return all
    })
  }

  #line(): Line | undefined {
    return this.block.lines[this.#at]
  }

  #add(
    line: Line,
    severity: Problem['severity'],
    code: string,
    message: string,
    more: { help?: string } = {},
  ): void {
    const cause = { file: FILE, start: line.start, end: line.start + Math.max(1, line.text.length) }
    this.problems.push({ severity, code, message, cause, ...more })
  }
}

function isComment(text: string): boolean {
  return /^\s*(?:#|\/\/)/.test(text)
}
