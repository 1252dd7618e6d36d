import { type HeaderList, header, type Json, text } from '@/core'
import { type Args, addArg, decodeArgs, encodeArgs } from '../../parts/args'
import type { PluginEntity } from '../entities'
import type { ListField, RecordField, StringField } from '../field'
import type { Call, Plugin } from '../plugin'
import { escapePath } from '../router/normalize'
import { checkHeaderName } from '../schema/common'
import { type Template, templateProblem } from '../template'
import { bodyKind } from './body-args'
import {
  type Changes,
  changeArgs,
  changeForm,
  changeJson,
  changeMultipart,
  type Entry,
} from './transform-body'
import { changeHeaders } from './transform-headers'
import { createEnvironment, createScope, type LazyScope, lenient, render } from './transform-scope'

/** `name:value`, cut at the first colon; further colons right after it are dropped, as Kong's pattern does. */
export function splitPair(entry: string): { name: string; value: string } {
  const match = /^([^:]+):*(.*)$/s.exec(entry)
  return { name: match?.[1] ?? '', value: match?.[2] ?? '' }
}

function badPair(entry: Json): string | undefined {
  if (typeof entry !== 'string') return undefined
  const { name, value } = splitPair(entry)
  if (value === '') return `key '${name}' has no value`
  const problem = templateProblem(value)
  return problem === undefined ? undefined : `value '${value}' is not in supported format, error:${problem}`
}

function badHeader(entry: Json): string | undefined {
  if (typeof entry !== 'string') return undefined
  const { name } = splitPair(entry)
  return checkHeaderName(name) === undefined ? undefined : `'${name}' is not a valid header`
}

function badHeaderPair(entry: Json): string | undefined {
  if (typeof entry !== 'string') return undefined
  const { value } = splitPair(entry)
  return (
    badHeader(entry) ??
    (checkHeaderName(value) === undefined ? undefined : `'${value}' is not a valid header`)
  )
}

const PAIR = /^[^:]+:.*$/s

function list(description: string, elements: StringField): ListField {
  return { type: 'array', required: true, default: [], elements, description }
}

function step(
  description: string,
  verb: string,
  entry: string,
  elements: { readonly header: StringField; readonly other: StringField },
): RecordField {
  return {
    type: 'record',
    required: true,
    description,
    fields: {
      body: list(`Fields of the body to ${verb}, ${entry}.`, elements.other),
      headers: list(`Headers to ${verb}, ${entry}.`, elements.header),
      querystring: list(`Query parameters to ${verb}, ${entry}.`, elements.other),
    },
  }
}

const names = {
  header: { type: 'string', custom: badHeader },
  other: { type: 'string' },
} as const
const renames = {
  header: { type: 'string', match: PAIR, custom: badHeaderPair },
  other: { type: 'string', custom: badPair },
} as const
const values = {
  header: { type: 'string', match: PAIR, custom: badHeader },
  other: { type: 'string', custom: badPair },
} as const

const replace = step(
  'Changes what is there; what is not there stays absent.',
  'replace',
  'each as `name:value`',
  values,
)

export const requestTransformer: Plugin = {
  name: 'request-transformer',
  priority: 801,
  summary: 'Changes path, method, headers, query and body on the way to the service.',
  docs: 'https://developer.konghq.com/plugins/request-transformer/',
  config: {
    type: 'record',
    required: true,
    description: 'The changes, made in the order remove, rename, replace, add, append.',
    fields: {
      http_method: {
        type: 'string',
        match: /^[A-Z]+$/,
        description: 'Method that the service sees instead of the one that came.',
      },
      remove: step('Takes away.', 'remove', 'by name', names),
      rename: step('Gives a new name to what is there.', 'rename', 'each as `old:new`', renames),
      replace: {
        ...replace,
        fields: {
          ...replace.fields,
          uri: {
            type: 'string',
            description:
              'Path that the service sees instead of the one that came. Templates `$(…)` are filled in.',
          },
        },
      },
      add: step('Adds what is not there yet.', 'add', 'each as `name:value`', values),
      append: step(
        'Adds a further value, whether there was one or not.',
        'append to',
        'each as `name:value`',
        values,
      ),
    },
  },
  gaps(instance, conf) {
    const environment = createEnvironment(conf)
    return templatesOf(instance).flatMap(({ template, path }) => {
      const needed = environment.needs(template)
      if (needed === undefined) return []
      const why = `${LUA_CALL} (${needed}). Calls pass this plugin unchanged.`
      const cause = instance.origin.at('config', ...path)
      return [{ construct: 'request-transformer, template', level: 'not simulated' as const, why, cause }]
    })
  },
  create(instance, { conf }) {
    const { config, origin } = instance
    const { cause } = origin
    const environment = createEnvironment(conf)
    for (const { template, path } of templatesOf(instance)) {
      const needed = environment.needs(template)
      if (needed === undefined) continue
      return {
        access(call) {
          call.step(() => ({
            verdict: 'skip',
            why: `not simulated: ${LUA_CALL} (${needed})`,
            cause: origin.at('config', ...path),
          }))
        },
      }
    }
    const method = config.http_method as string | null | undefined
    const uri = compileUri(config)
    const headers = compileChanges(config, 'headers')
    const query = compileChanges(config, 'querystring')
    const body = compileChanges(config, 'body')

    return {
      access(call) {
        const scope = createScope(call, environment)
        const done: string[] = []
        if (uri) done.push(setPath(call, render(uri, scope)))
        if (method) {
          if (!METHODS.has(method)) throw new Error(`invalid method: ${method}`)
          if (method !== call.upstream.method) done.push(`${call.upstream.method} → ${method}`)
          setMethod(call, method)
        }
        if (headers) {
          const result = changeHeaders(call.upstream.headers, headers(scope))
          call.upstream.headers = result.headers
          if (result.host !== undefined) call.upstream.host = result.host
          done.push(...result.done)
        }
        if (body) done.push(...setBody(call, body(scope)))
        if (query) {
          const args: Args = new Map(scope.query())
          const changed = changeArgs(args, query(scope))
          call.upstream.query = args.size === 0 ? undefined : encodeArgs(args)
          done.push(...changed.map((one) => `${one} (query)`))
        }
        call.step(() =>
          done.length === 0
            ? { verdict: 'pass', why: 'Nothing in this call was there to be changed', cause }
            : {
                verdict: 'change',
                why: 'The request is changed on its way to the service',
                effect: done.join(', '),
                cause,
              },
        )
      },
    }
  },
}

/** The reason that is given wherever a template is left alone. */
const LUA_CALL = 'calls Lua'

const STEPS = ['remove', 'rename', 'replace', 'add', 'append'] as const

/** The methods that Kong can set. */
const METHODS = new Set(
  'GET HEAD PUT POST DELETE OPTIONS MKCOL COPY MOVE PROPFIND PROPPATCH LOCK UNLOCK PATCH TRACE'.split(' '),
)

type Config = PluginEntity['config']
type Part = 'headers' | 'querystring' | 'body'

function entries(config: Config, step: (typeof STEPS)[number], part: Part | 'uri'): Json | undefined {
  const record = config[step]
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return undefined
  return (record as Readonly<Record<string, Json>>)[part]
}

/** Every value of a configuration that is a template, and where it stands. */
function templatesOf({ config }: PluginEntity): { template: Template; path: (string | number)[] }[] {
  const found: { template: Template; path: (string | number)[] }[] = []
  const uri = entries(config, 'replace', 'uri')
  if (typeof uri === 'string') found.push({ template: lenient(uri), path: ['replace', 'uri'] })
  for (const step of STEPS) {
    for (const part of ['headers', 'querystring', 'body'] as const) {
      const list = entries(config, step, part)
      if (!Array.isArray(list)) continue
      for (const [i, entry] of list.entries()) {
        const { value } = splitPair(String(entry))
        if (value !== '') found.push({ template: lenient(value), path: [step, part, i] })
      }
    }
  }
  return found
}

function compileUri(config: Config): Template | undefined {
  const uri = entries(config, 'replace', 'uri')
  return typeof uri === 'string' && uri !== '' ? lenient(uri) : undefined
}

/** The five lists of one part, ready to be filled in; `undefined` when all of them are empty. */
function compileChanges(config: Config, part: Part): ((scope: LazyScope) => Changes) | undefined {
  const lists = STEPS.map((step) => {
    const list = entries(config, step, part)
    return (Array.isArray(list) ? list : []).map((entry) => {
      const { name, value } = splitPair(String(entry))
      return { name, template: lenient(value) }
    })
  })
  if (lists.every((list) => list.length === 0)) return undefined
  return (scope) => {
    const [remove = [], rename = [], replace = [], add = [], append = []] = lists.map((list) =>
      list.map(({ name, template }): Entry => ({ name, value: render(template, scope) })),
    )
    return { remove, rename, replace, add, append }
  }
}

function setPath(call: Call, path: string): string {
  if (!path.startsWith('/')) throw new Error('path must start with /')
  call.upstream.path = escapePath(path)
  return `path → ${path}`
}

/** A form in the body of what becomes a GET, HEAD or TRACE is put into the query as well. */
function setMethod(call: Call, method: string): void {
  const draft = call.upstream
  draft.method = method
  if (method !== 'GET' && method !== 'HEAD' && method !== 'TRACE') return
  if (kindOf(draft.headers) !== 'form') return
  const args = decodeArgs(draft.query ?? '')
  for (const [name, value] of decodeArgs(text(draft.body))) {
    for (const one of typeof value === 'object' ? value : [value]) addArg(args, name, one)
  }
  if (args.size > 0) draft.query = encodeArgs(args)
}

function setBody(call: Call, changes: Changes): string[] {
  const draft = call.upstream
  const type = header(draft.headers, 'content-type')
  const kind = kindOf(draft.headers)
  const body =
    kind === 'form'
      ? changeForm(draft.body, changes)
      : kind === 'json'
        ? changeJson(draft.body, changes)
        : kind === 'multipart'
          ? changeMultipart(draft.body, type ?? '', changes)
          : undefined
  if (!body) return []
  draft.body = body
  return ['body']
}

/** Here a content type counts when it is named anywhere in the header. */
function kindOf(headers: HeaderList) {
  const type = header(headers, 'content-type')?.toLowerCase()
  if (type === undefined) return undefined
  const named = ['application/json', 'multipart/form-data', 'application/x-www-form-urlencoded'].find((one) =>
    type.includes(one),
  )
  return bodyKind(named)
}
