/** Tokens of Lua expressions (Lua 5.1). */
export interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'symbol' | 'end'
  /** As written; for strings, what they mean. */
  readonly text: string
}

/** A template that Lua would not compile, in Lua's words. */
export class TemplateError extends Error {}

const TOKEN =
  /\s*(?:([A-Za-z_]\w*)|(0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|("(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|\[\[([\s\S]*?)\]\]|(\.\.\.|\.\.|==|~=|<=|>=|[-+*/%^#<>=(){}[\];:,.])|($))/y

const KEYWORD_SYMBOLS = new Set(['and', 'or', 'not'])

export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  for (;;) {
    const from = TOKEN.lastIndex
    const match = TOKEN.exec(source)
    if (!match) {
      const rest = source.slice(from).trimStart()
      const start = rest[0] ?? ''
      throw new TemplateError(
        start === '"' || start === "'"
          ? `unfinished string near '${rest}'`
          : `unexpected symbol near '${start}'`,
      )
    }
    const [, name, number, string, long, symbol] = match
    if (name !== undefined) tokens.push({ kind: KEYWORD_SYMBOLS.has(name) ? 'symbol' : 'name', text: name })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (string !== undefined) tokens.push({ kind: 'string', text: unquote(string.slice(1, -1)) })
    else if (long !== undefined) tokens.push({ kind: 'string', text: long.replace(/^\r?\n/, '') })
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol })
    else {
      tokens.push({ kind: 'end', text: ')' })
      return tokens
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

function unquote(text: string): string {
  return text.replace(/\\(\d{1,3}|[\s\S])/g, (_, code: string) =>
    /^\d/.test(code) ? String.fromCharCode(Number(code)) : (ESCAPES[code] ?? code),
  )
}
