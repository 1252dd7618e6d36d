/** What the templates of request-transformer can look up. Behaviour: Kong/kong `kong/plugins/request-transformer/access.lua`. */
import type { HeaderList, Json } from '@/core'
import { type Args, decodeArgs } from '../../parts/args'
import type { KongConf } from '../entities'
import type { Call } from '../plugin'
import {
  BUILT_IN,
  compileTemplate,
  LuaError,
  type LuaFunction,
  type LuaValue,
  list as luaList,
  type Scope,
  type Template,
  table,
} from '../template'

/** A template that does not compile fails when it is rendered, since Kong looks at some only then. */
export function lenient(source: string): Template {
  try {
    return compileTemplate(source)
  } catch (error) {
    return {
      dynamic: true,
      needsLua: undefined,
      globals: [],
      render() {
        throw error
      },
    }
  }
}

/** What Lua in a template can reach, as kong.conf has it. */
export interface Environment {
  /** False when Lua is switched off altogether. */
  readonly on: boolean
  /** A global name besides what is looked up in the call. */
  readonly global: Scope
  /** What a template needs of Lua that is not simulated; `undefined` when it can be run. */
  needs(template: Template): string | undefined
}

/** In reach in the sandbox, besides what kong.conf adds. */
const IN_SANDBOX = ['kong', 'ngx', '_G']

/** Behaviour: Kong/kong `kong/tools/sandbox/init.lua`. */
export function createEnvironment(conf: KongConf): Environment {
  const on = conf.untrusted_lua !== 'off'
  if (conf.untrusted_lua !== 'sandbox') {
    return {
      on,
      global: (name) => BUILT_IN.get(name),
      needs: ({ needsLua, globals }) => (on ? (needsLua ?? globals[0]) : undefined),
    }
  }
  const modules = conf.untrusted_lua_sandbox_requires
  const reached = new Set([
    ...IN_SANDBOX,
    ...conf.untrusted_lua_sandbox_environment.map(rootOf),
    ...(modules.length > 0 ? ['require'] : []),
  ])
  return {
    on,
    global(name) {
      if (name === 'require') return refuseModule
      return name === 'type' || reached.has(name) ? BUILT_IN.get(name) : undefined
    },
    needs: ({ needsLua, globals }) => needsLua ?? globals.find((name) => reached.has(rootOf(name))),
  }
}

const rootOf = (name: string) => name.split('.', 1)[0] as string

const refuseModule: LuaFunction = (name) => {
  throw new LuaError(`require '${name}' not allowed within sandbox`)
}

/** @throws Error when Lua is switched off, or when an expression fails: Kong answers 500 then */
export function render(template: Template, scope: LazyScope): string {
  if (template.dynamic && !scope.environment.on) {
    throw new Error(
      "loading of untrusted Lua code disabled because 'untrusted_lua' config option is set to 'off'",
    )
  }
  return template.render(scope.lookup)
}

export interface LazyScope {
  readonly environment: Environment
  readonly lookup: Scope
  /** The query as it was when it was first looked at. */
  query(): Args
}

/** What templates can look up. Each is read when it is first wanted and then stays as it was. */
export function createScope(call: Call, environment: Environment): LazyScope {
  let args: Args | undefined
  const query = () => {
    args ??= decodeArgs(call.upstream.query ?? '')
    return args
  }
  const known = new Map<string, LuaValue>()
  const lookup: Scope = (name) => {
    if (!known.has(name)) known.set(name, load(name))
    return known.get(name)
  }
  const load = (name: string): LuaValue => {
    if (name === 'headers') return headerTable(call.upstream.headers)
    if (name === 'query_params') {
      return table(Object.fromEntries([...query()].map(([key, value]) => [key, toLua(value)])))
    }
    if (name === 'uri_captures') {
      return table(
        Object.fromEntries(Object.entries(call.captures).map(([key, value]) => [key, value ?? undefined])),
      )
    }
    return name === 'shared' ? toLua(call.shared) : environment.global(name)
  }
  return { environment, lookup, query }
}

function headerTable(headers: HeaderList): LuaValue {
  const values = new Map<string, string[]>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    values.set(key, [...(values.get(key) ?? []), value])
  }
  return {
    length: 0,
    get(key) {
      const found =
        values.get(String(key).toLowerCase()) ?? values.get(String(key).toLowerCase().replaceAll('_', '-'))
      return found === undefined || found.length === 1 ? found?.[0] : luaList(found)
    },
  }
}

function toLua(value: Json): LuaValue {
  if (value === null) return undefined
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return luaList(value.map(toLua))
  return table(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toLua(one)])))
}
