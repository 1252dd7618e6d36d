/** PCRE is what `traditional` speaks; the other flavours use Rust's `regex` crate. */
export type Syntax = 'pcre' | 'rust'

/** A construct that cannot be written in JavaScript; the message says which. */
export class Unsupported extends Error {}

/** What was read at one place. */
export interface Read {
  readonly text: string
  /** Where the next atom begins. */
  readonly end: number
  /** Whether the `u` flag is needed. */
  readonly unicode?: boolean
  /** The group of the source that is referred to. */
  readonly group?: number
}

/** A literal character that matches whatever its case. */
export function bothCases(char: string): string {
  const lower = char.toLowerCase()
  const upper = char.toUpperCase()
  return lower === upper || lower.length !== 1 || upper.length !== 1 ? char : `[${lower}${upper}]`
}

/** A literal character, escaped where it would mean something. */
export function literal(char: string): string {
  return /[\^$.*+?()[\]{}|/\\]/.test(char) ? `\\${char}` : char
}

/** A code point as an escape. */
export function codePoint(code: number): { text: string; unicode: boolean } {
  if (code > 0x10ffff) throw new Unsupported('a code point is out of range')
  return code > 0xffff
    ? { text: `\\u{${code.toString(16)}}`, unicode: true }
    : { text: `\\u${code.toString(16).padStart(4, '0')}`, unicode: false }
}
