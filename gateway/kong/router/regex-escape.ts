import { bothCases, codePoint, literal, type Read, type Syntax, Unsupported } from './regex-text'

/** Escapes that mean the same on both sides. */
const SAME = new Set([...'dDwWsSbBtnrf'])

/** Escapes of PCRE that JavaScript writes otherwise. */
const PCRE: Readonly<Record<string, string>> = {
  Z: '(?=\\n?$)',
  h: '[ \\t\\u00a0]',
  H: '[^ \\t\\u00a0]',
  v: '[\\n\\v\\f\\r]',
  V: '[^\\n\\v\\f\\r]',
  R: '(?:\\r\\n|[\\n\\v\\f\\r])',
  N: '[^\\n]',
  e: '\\u001b',
}

/** Reads the escape that begins at `at`. @param insensitive whether letters match in both cases */
export function readEscape(source: string, at: number, syntax: Syntax, insensitive: boolean): Read {
  const char = source[at + 1]
  if (char === undefined) throw new Unsupported('it ends in a backslash')
  const end = at + 2
  if (SAME.has(char)) return { text: `\\${char}`, end }
  if (char === 'A') return { text: '^', end }
  if (char === 'z') return { text: '$', end }
  if (char === 'a') return { text: '\\u0007', end }
  const code = readCode(source, at, syntax)
  if (code) return code
  if (syntax === 'rust') {
    if (char === 'v') return { text: '\\v', end }
    if (/[A-Za-z0-9]/.test(char))
      throw new Unsupported(`the escape \\${char} is not known to this router flavor`)
    return { text: literal(char), end }
  }
  const known = PCRE[char]
  if (known !== undefined) return { text: known, end }
  if (char === 'Q') return quoted(source, end, insensitive)
  if (char === 'E') return { text: '', end }
  const back = /^(?:([1-9]\d?)|k(?:<(\w+)>|'(\w+)'|\{(\w+)\})|g\{?([1-9]\d?)\}?)/.exec(source.slice(at + 1))
  if (back) {
    const name = back[2] ?? back[3] ?? back[4]
    const text = name === undefined ? '' : `\\k<${name}>`
    const group = name === undefined ? Number(back[1] ?? back[5]) : undefined
    return { text, end: at + 1 + back[0].length, group }
  }
  if (/[A-Za-z0-9]/.test(char)) throw new Unsupported(`the escape \\${char} is not simulated`)
  return { text: literal(char), end }
}

/** `\\x2F`, `\\x{2F}`, `\\u002F`, `\\p{L}`. Valid inside a class, too. */
export function readCode(source: string, at: number, syntax: Syntax): Read | undefined {
  const rest = source.slice(at)
  const hex =
    /^\\x(?:\{([0-9a-f]+)\}|([0-9a-f]{2}))/i.exec(rest) ??
    (syntax === 'rust' ? /^\\[uU](?:\{([0-9a-f]+)\}|([0-9a-f]{4}))/i.exec(rest) : null)
  if (hex) return { ...codePoint(Number.parseInt(hex[1] ?? hex[2] ?? '', 16)), end: at + hex[0].length }
  const property = /^\\([pP])(?:\{(\^?)([\w=]+)\}|(\w))/.exec(rest)
  if (!property) return undefined
  const [whole, kind, negated, long, short] = property
  const letter = negated ? (kind === 'p' ? 'P' : 'p') : kind
  return { text: `\\${letter}{${long ?? short}}`, end: at + whole.length, unicode: true }
}

/** All up to `\\E` stands for itself. */
function quoted(source: string, from: number, insensitive: boolean): Read {
  const found = source.indexOf('\\E', from)
  const to = found < 0 ? source.length : found
  const text = Array.from(source.slice(from, to), (char) => {
    const one = insensitive ? bothCases(char) : char
    return one === char ? literal(char) : one
  })
  return { text: text.join(''), end: found < 0 ? to : to + 2 }
}
