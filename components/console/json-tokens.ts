export interface JsonToken {
  readonly kind: 'key' | 'string' | 'other'
  readonly text: string
  readonly start: number
}

const PIECE = /("(?:[^"\\]|\\.)*")(\s*:)?/g

/** A JSON text set out over lines; undefined when it is not JSON. Numbers keep the digits they came with. */
export function prettyJson(text: string): string | undefined {
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  let depth = 0
  const line = () => `\n${'  '.repeat(depth)}`
  // Only white space outside of strings is touched, so what is shown is what was sent.
  return text.replace(/"(?:[^"\\]|\\.)*"|\s+|\{\s*\}|\[\s*\]|[{}[\]:,]/g, (piece) => {
    if (piece[0] === '"') return piece
    if (piece.trim() === '') return ''
    if (piece.length > 1) return piece.replace(/\s+/, '')
    if (piece === ':') return ': '
    if (piece === ',') return `,${line()}`
    const opens = piece[0] === '{' || piece[0] === '['
    return opens ? open(piece) : close(piece)
  })

  function open(piece: string): string {
    depth++
    return piece[0] + line()
  }
  function close(piece: string): string {
    depth--
    return line() + piece
  }
}

/** The pieces of a JSON text by kind; together they are the text. */
export function jsonTokens(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = []
  let at = 0
  const add = (kind: JsonToken['kind'], end: number) => {
    if (end > at) tokens.push({ kind, text: text.slice(at, end), start: at })
    at = end
  }
  for (const match of text.matchAll(PIECE)) {
    add('other', match.index)
    add(match[2] ? 'key' : 'string', match.index + (match[1] ?? '').length)
  }
  add('other', text.length)
  return tokens
}
