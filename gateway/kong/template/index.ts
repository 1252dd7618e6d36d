/**
 * Templates of request-transformer: text with `$(…)`, each holding a Lua expression. Kong hands them to
 * Lua; here lookups, literals and operators are run, and what needs more of Lua is named and left alone.
 * Behaviour: Penlight `pl/template.lua`, as Kong/kong `kong/plugins/request-transformer/access.lua` uses it.
 */
import { TemplateError } from './lexer'
import { type Expression, parse, type Scope } from './parser'
import { toText, truthy } from './value'

export { BUILT_IN, type Scope } from './parser'
export { LuaError, type LuaFunction, type LuaTable, type LuaValue, list, table } from './value'

export interface Template {
  /** Whether there is any `$(…)` in it. */
  readonly dynamic: boolean
  /** What in it only Lua could do, whatever is in reach; such a template is not rendered. */
  readonly needsLua: string | undefined
  /** The global names of Lua and Kong that it uses, for example `string.format`. */
  readonly globals: readonly string[]
  /** @throws LuaError when an expression fails, as Lua would */
  render(scope: Scope): string
}

/** @throws TemplateError in Lua's own words when an expression does not compile */
export function compileTemplate(source: string): Template {
  const pieces: (string | Expression)[] = []
  let needsLua: string | undefined
  const globals: string[] = []
  let from = 0
  for (let at = source.indexOf('$('); at >= 0; at = source.indexOf('$(', from)) {
    const end = closing(source, at + 1)
    if (end < 0) {
      pieces.push(source.slice(from, at + 2))
      from = at + 2
      continue
    }
    if (at > from) pieces.push(source.slice(from, at))
    const parsed = parse(source.slice(at + 2, end))
    needsLua ??= parsed.needsLua
    globals.push(...parsed.globals)
    pieces.push(parsed.run)
    from = end + 1
  }
  if (from < source.length) pieces.push(source.slice(from))
  const dynamic = pieces.some((piece) => typeof piece !== 'string')
  return {
    dynamic,
    needsLua,
    globals,
    render: dynamic
      ? (scope) => pieces.map((piece) => (typeof piece === 'string' ? piece : shown(piece, scope))).join('')
      : () => source,
  }
}

/** Why a template does not compile, in the words of Lua's compiler; `undefined` when it does. */
export function templateProblem(source: string): string | undefined {
  try {
    compileTemplate(source)
    return undefined
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return `[string "TMP"]:4: ${error.message}`
  }
}

/** Nil and false are shown as nothing. */
function shown(piece: Expression, scope: Scope): string {
  const value = piece(scope)
  return truthy(value) ? toText(value) : ''
}

/** The parenthesis that closes the one at `open`, or -1. Quotes do not count, as in Lua's `%b()`. */
function closing(source: string, open: number): number {
  let depth = 0
  for (let at = open; at < source.length; at++) {
    if (source[at] === '(') depth++
    else if (source[at] === ')' && --depth === 0) return at
  }
  return -1
}
