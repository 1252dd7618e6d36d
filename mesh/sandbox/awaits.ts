import { getFormattedTokens } from 'sucrase'

/** The functions that `markAwaits` calls; every module has them in its scope, see `Current`. */
export const BEFORE = '__before'
export const SETTLED = '__settled'
export const RESUME = '__resume'

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * Code in which each `await x` reads `__resume(__before(), await __settled(x))`.
 *
 * One replica serves many calls at once, and JavaScript does not say after an `await` whose turn it
 * is: engines have no `AsyncContext` yet. So what stood before the await is put back after it.
 * Nothing else changes, and no line moves. An `await` whose operand cannot be told is left alone.
 */
export function markAwaits(code: string): string {
  if (!/\bawait\b/.test(code)) return code
  const tokens = tokenize(code)
  const inserts: { at: number; text: string }[] = []
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]?.text
    if (token.text !== 'await' || before === 'for' || before === '.' || before === '?.') return
    const last = endOfUnary(tokens, index + 1)
    const end = last === undefined ? undefined : tokens[last]?.end
    if (end === undefined) return
    inserts.push({ at: token.start, text: `${RESUME}(${BEFORE}(), ` })
    inserts.push({ at: token.end, text: ` ${SETTLED}(` })
    inserts.push({ at: end, text: '))' })
  })
  let marked = ''
  let from = 0
  for (const { at, text } of inserts.sort((a, b) => a.at - b.at)) {
    marked += code.slice(from, at) + text
    from = at
  }
  return marked + code.slice(from)
}

/** Sucrase's table of tokens is the only list of them that it makes public. */
function tokenize(code: string): Token[] {
  const lines = [0]
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) lines.push(at + 1)
  const offset = (line: string | undefined, column: string | undefined) =>
    (lines[Number(line) - 1] ?? 0) + Number(column) - 1
  const table = getFormattedTokens(code, { transforms: [] })
  return [...table.matchAll(/^(\d+):(\d+)-(\d+):(\d+)\s/gm)].map(([, line, column, toLine, toColumn]) => {
    const start = offset(line, column)
    const end = offset(toLine, toColumn)
    return { text: code.slice(start, end), start, end }
  })
}

const PREFIXES = new Set(['!', '~', '+', '-', '++', '--', 'typeof', 'void', 'delete', 'await', 'new'])
const OPENERS = new Set(['(', '[', '{', '${'])
const CLOSERS = new Set([')', ']', '}'])

/** Index of the last token of the unary expression that begins at `index`. */
function endOfUnary(tokens: readonly Token[], index: number): number | undefined {
  let at = index
  while (PREFIXES.has(tokens[at]?.text ?? '')) at++
  let last = endOfPrimary(tokens, at)
  while (last !== undefined) {
    const next = tokens[last + 1]?.text
    if (next === '(' || next === '[' || next === '`') last = endOfGroup(tokens, last + 1)
    else if (next === '.' || next === '?.') {
      const member = tokens[last + 2]?.text
      if (member === '(' || member === '[' || member === '`') last = endOfGroup(tokens, last + 2)
      else last += member === '#' ? 3 : 2
    } else return last
  }
  return undefined
}

function endOfPrimary(tokens: readonly Token[], at: number): number | undefined {
  const text = tokens[at]?.text ?? ''
  if (text === '(' || text === '[' || text === '{' || text === '`') return endOfGroup(tokens, at)
  if (text === 'function' || text === 'class' || text === 'async') return undefined
  return /^[\w$"'/#\u0080-\uffff]/.test(text) ? at : undefined
}

/** Index of the token that closes what the token at `at` opens. */
function endOfGroup(tokens: readonly Token[], at: number): number | undefined {
  const open: string[] = []
  for (let index = at; index < tokens.length; index++) {
    const text = tokens[index]?.text ?? ''
    if (text === '`' && open.at(-1) === '`') open.pop()
    else if (text === '`' || (OPENERS.has(text) && open.at(-1) !== '`') || text === '${') open.push(text)
    else if (CLOSERS.has(text) && open.at(-1) !== '`') open.pop()
    if (open.length === 0) return index
  }
  return undefined
}
