/**
 * Lua expressions as functions. Lookups, literals, operators and the few functions of `BUILT_IN` are run;
 * an expression that needs more of Lua is named in `needsLua` and not run.
 */
import { TemplateError, type Token, tokenize } from './lexer'
import { LuaError, type LuaFunction, type LuaValue, list, toNumber, toText, truthy, typeOf } from './value'

/** Looks up a global name. */
export type Scope = (name: string) => LuaValue

export type Expression = (scope: Scope) => LuaValue

export interface Parsed {
  readonly run: Expression
  /** The first thing in it that only Lua could do, whatever is in reach, for example a method. */
  readonly needsLua: string | undefined
  /** The global names of Lua and Kong that it uses, with what is looked up in them: `string.format`. */
  readonly globals: readonly string[]
}

/** Functions of Lua that are run here; the scope decides whether they are in reach. */
export const BUILT_IN: ReadonlyMap<string, LuaFunction> = new Map<string, LuaFunction>([
  ['type', typeOf],
  ['tostring', toText],
  ['tonumber', toNumber],
])

/** Global names of Lua and of Kong beyond those that are run here. */
const LIBRARY = new Set(
  (
    'assert bit coroutine error getmetatable io ipairs jit kong loadstring math next ngx os pairs pcall print ' +
    'rawequal rawget rawset require select setmetatable string table unpack utf8 xpcall _G'
  ).split(' '),
)

const BINARY: Readonly<Record<string, readonly [left: number, right: number]>> = {
  or: [1, 1],
  and: [2, 2],
  '<': [3, 3],
  '>': [3, 3],
  '<=': [3, 3],
  '>=': [3, 3],
  '~=': [3, 3],
  '==': [3, 3],
  '..': [5, 4],
  '+': [6, 6],
  '-': [6, 6],
  '*': [7, 7],
  '/': [7, 7],
  '%': [7, 7],
  '^': [10, 9],
}
const UNARY_POWER = 8

/** @throws TemplateError in Lua's words when it does not compile */
export function parse(source: string): Parsed {
  const tokens = tokenize(source)
  let at = 0
  let needsLua: string | undefined

  const peek = (): Token => tokens[at] as Token
  const is = (text: string) => peek().kind === 'symbol' && peek().text === text
  const take = (text: string): boolean => {
    if (!is(text)) return false
    at++
    return true
  }
  const expect = (text: string) => {
    if (!take(text)) throw new TemplateError(`'${text}' expected near '${peek().text}'`)
  }
  const globals: string[] = []
  const needs = (what: string) => {
    needsLua ??= what
  }

  function expression(limit = 0): Expression {
    let left = operand()
    for (;;) {
      const token = peek()
      const power = token.kind === 'symbol' ? BINARY[token.text] : undefined
      if (!power || power[0] <= limit) return left
      at++
      left = binary(token.text, left, expression(power[1]))
    }
  }

  function operand(): Expression {
    if (take('not')) {
      const inner = expression(UNARY_POWER)
      return (scope) => !truthy(inner(scope))
    }
    if (take('-')) {
      const inner = expression(UNARY_POWER)
      return (scope) => -arithmetic(inner(scope))
    }
    if (take('#')) {
      const inner = expression(UNARY_POWER)
      return (scope) => lengthOf(inner(scope))
    }
    return suffixed()
  }

  function suffixed(): Expression {
    const first = peek()
    let value = primary()
    let path = first.text
    for (;;) {
      if (take('.')) {
        const name = peek()
        if (name.kind !== 'name') throw new TemplateError(`'<name>' expected near '${name.text}'`)
        at++
        value = index(value, () => name.text, path)
        path += `.${name.text}`
      } else if (take('[')) {
        const key = expression()
        expect(']')
        value = index(value, key, path)
      } else if (take(':')) {
        needs(`${path}:${peek().text}`)
        at++
        value = call(value, callArguments(), path)
      } else if (is('(') || is('{') || peek().kind === 'string') {
        value = call(value, callArguments(), path)
      } else {
        return value
      }
    }
  }

  function callArguments(): Expression[] {
    const token = peek()
    if (token.kind === 'string') {
      at++
      return [() => token.text]
    }
    if (is('{')) return [tableLiteral()]
    expect('(')
    if (take(')')) return []
    const given = [expression()]
    while (take(',')) given.push(expression())
    expect(')')
    return given
  }

  function tableLiteral(): Expression {
    expect('{')
    const items: Expression[] = []
    while (!take('}')) {
      if (is('[') || (peek().kind === 'name' && tokens[at + 1]?.text === '=')) needs('a table with keys')
      if (take('[')) {
        expression()
        expect(']')
        expect('=')
      } else if (peek().kind === 'name' && tokens[at + 1]?.text === '=') {
        at += 2
      }
      items.push(expression())
      if (!take(',') && !take(';') && !is('}')) {
        throw new TemplateError(`'}' expected near '${peek().text}'`)
      }
    }
    return (scope) => list(items.map((item) => item(scope)))
  }

  function primary(): Expression {
    const token = peek()
    if (token.kind === 'symbol' && token.text === '{') return tableLiteral()
    if (token.kind === 'symbol' && token.text === '(') {
      at++
      const inner = expression()
      expect(')')
      return inner
    }
    if (token.kind === 'symbol' || token.kind === 'end') {
      throw new TemplateError(`unexpected symbol near '${token.text}'`)
    }
    at++
    if (token.kind === 'string') return () => token.text
    if (token.kind === 'number') {
      const number = Number(token.text)
      return () => number
    }
    return name(token.text)
  }

  function name(text: string): Expression {
    if (text === 'nil') return () => undefined
    if (text === 'true') return () => true
    if (text === 'false') return () => false
    if (text === 'function') {
      needs('a function')
      throw new TemplateError("unexpected symbol near 'function'")
    }
    if (LIBRARY.has(text)) {
      const dotted = tokens[at]?.text === '.' ? `.${tokens[at + 1]?.text}` : ''
      globals.push(`${text}${dotted}`)
    }
    return (scope) => scope(text)
  }

  const run = expression()
  if (peek().kind !== 'end') throw new TemplateError(`')' expected near '${peek().text}'`)
  return { run, needsLua, globals }
}

function index(value: Expression, key: Expression, path: string): Expression {
  return (scope) => {
    const target = value(scope)
    if (typeof target === 'object') return target.get(key(scope))
    if (typeof target === 'string') return undefined
    throw new LuaError(`attempt to index '${path}' (a ${typeOf(target)} value)`)
  }
}

function call(value: Expression, given: readonly Expression[], path: string): Expression {
  return (scope) => {
    const target = value(scope)
    if (typeof target === 'function') return target(...given.map((one) => one(scope)))
    throw new LuaError(`attempt to call '${path}' (a ${typeOf(target)} value)`)
  }
}

function binary(operator: string, left: Expression, right: Expression): Expression {
  switch (operator) {
    case 'or':
      return (scope) => {
        const value = left(scope)
        return truthy(value) ? value : right(scope)
      }
    case 'and':
      return (scope) => {
        const value = left(scope)
        return truthy(value) ? right(scope) : value
      }
    case '==':
      return (scope) => left(scope) === right(scope)
    case '~=':
      return (scope) => left(scope) !== right(scope)
    case '..':
      return (scope) => concatenable(left(scope)) + concatenable(right(scope))
    case '<':
      return (scope) => less(left(scope), right(scope))
    case '>':
      return (scope) => less(right(scope), left(scope))
    case '<=':
      return (scope) => !less(right(scope), left(scope))
    case '>=':
      return (scope) => !less(left(scope), right(scope))
    default: {
      const work = ARITHMETIC[operator] as (a: number, b: number) => number
      return (scope) => work(arithmetic(left(scope)), arithmetic(right(scope)))
    }
  }
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a - Math.floor(a / b) * b,
  '^': (a, b) => a ** b,
}

function arithmetic(value: LuaValue): number {
  const number = toNumber(value)
  if (number === undefined) throw new LuaError(`attempt to perform arithmetic on a ${typeOf(value)} value`)
  return number
}

function concatenable(value: LuaValue): string {
  if (typeof value === 'string' || typeof value === 'number') return toText(value)
  throw new LuaError(`attempt to concatenate a ${typeOf(value)} value`)
}

function less(a: LuaValue, b: LuaValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b
  if (typeof a === 'string' && typeof b === 'string') return a < b
  throw new LuaError(`attempt to compare ${typeOf(a)} with ${typeOf(b)}`)
}

function lengthOf(value: LuaValue): number {
  if (typeof value === 'string') return new TextEncoder().encode(value).length
  if (typeof value === 'object') return value.length
  throw new LuaError(`attempt to get length of a ${typeOf(value)} value`)
}
