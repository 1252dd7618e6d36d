import { readCode } from './regex-escape'
import { type Read, type Syntax, Unsupported } from './regex-text'

const POSIX: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7f',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
}

/** Reads the character class that begins at `at`. @param insensitive whether letters match in both cases */
export function readClass(source: string, at: number, syntax: Syntax, insensitive: boolean): Read {
  const negated = source[at + 1] === '^'
  let i = at + (negated ? 2 : 1)
  let unicode = false
  const items: string[] = []
  // A bracket that closes at once stands for itself.
  const first = i
  while (source[i] !== ']' || i === first) {
    const item = readItem(source, i, syntax)
    if (item.unicode) unicode = true
    items.push(item.text)
    i = item.end
  }
  const body = insensitive ? items.join('') + otherCase(items) : items.join('')
  return { text: `[${negated ? '^' : ''}${body}]`, end: i + 1, unicode }
}

function readItem(source: string, at: number, syntax: Syntax): Read {
  const char = source[at]
  if (char === undefined) throw new Unsupported('a character class is not closed')
  const posix = /^\[:(\^?)(\w+):\]/.exec(source.slice(at))
  if (posix) {
    const text = POSIX[posix[2] as string]
    if (text === undefined || posix[1] !== '') throw new Unsupported(`the class ${posix[0]} is not simulated`)
    return { text, end: at + posix[0].length }
  }
  if (syntax === 'rust') {
    if (char === '[') throw new Unsupported('a class within a class is not simulated')
    const operator = source.slice(at, at + 2)
    if (operator === '&&' || operator === '--' || operator === '~~') {
      throw new Unsupported(`the class operator ${operator} is not simulated`)
    }
  }
  if (char !== '\\') return { text: inClass(char), end: at + 1 }
  const code = readCode(source, at, syntax)
  if (code) return code
  const escaped = source[at + 1]
  if (escaped === undefined) throw new Unsupported('it ends in a backslash')
  const end = at + 2
  if ('dDwWsSbtnrf'.includes(escaped)) return { text: `\\${escaped}`, end }
  if (escaped === 'h' && syntax === 'pcre') return { text: ' \\t\\u00a0', end }
  if (escaped === 'v') return { text: '\\n\\v\\f\\r', end }
  if (/[A-Za-z0-9]/.test(escaped))
    throw new Unsupported(`the escape \\${escaped} in a class is not simulated`)
  return { text: inClass(escaped, true), end }
}

/** A `-` keeps its meaning where it stands bare between two characters. */
function inClass(char: string, escaped = false): string {
  return /[\]\\^[/]/.test(char) || (escaped && char === '-') ? `\\${char}` : char
}

/** Single letters and ranges of letters in the case in which they were not written. */
function otherCase(items: readonly string[]): string {
  let more = ''
  for (let i = 0; i < items.length; i++) {
    const from = items[i] as string
    const to = items[i + 1] === '-' ? items[i + 2] : undefined
    if (to === undefined) {
      if (from.length === 1) more += swap(from)
    } else {
      more += rangeInOtherCase(from, to)
      i += 2
    }
  }
  return more
}

function swap(char: string): string {
  const other = char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()
  return other !== char && other.length === 1 ? other : ''
}

function rangeInOtherCase(from: string, to: string): string {
  if (from.length !== 1 || to.length !== 1) return ''
  let more = ''
  for (let code = from.charCodeAt(0); code <= Math.min(to.charCodeAt(0), 0x24f); code++) {
    const char = String.fromCharCode(code)
    if (/[A-Za-z]/.test(char)) more += swap(char)
  }
  return more
}
