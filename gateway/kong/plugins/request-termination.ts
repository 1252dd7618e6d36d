import { type HeaderList, header, type Json, splitTarget, text } from '@/core'
import { decodeArgs } from '../../parts/args'
import type { Call, Plugin } from '../plugin'
import { argsJson, headersJson, hostAndPort, routeJson, serviceJson } from '../proxy/log-entry'
import { normalizePath } from '../router/normalize'
import { readBody } from './body-args'
import { flag, HTTP_PROTOCOLS, headerName } from './fields'
import { headerLookup } from './header-lookup'

const present = (value: Json | undefined): boolean => typeof value === 'string' && value !== ''

function checkContent(value: Json): string | undefined {
  if (value === null || typeof value !== 'object') return undefined
  const config = value as Readonly<Record<string, Json>>
  const body = present(config.body)
  const type = present(config.content_type)
  if (present(config.message) && (type || body)) return 'message cannot be used with content_type or body'
  if (type && !body) return 'content_type requires a body'
  if (config.echo === true && (type || body)) return 'echo cannot be used with content_type and body'
  return undefined
}

export const requestTermination: Plugin = {
  name: 'request-termination',
  priority: 2,
  summary: 'Answers each call itself with a fixed status and text; the service is not called.',
  docs: 'https://developer.konghq.com/plugins/request-termination/',
  protocols: HTTP_PROTOCOLS,
  config: {
    type: 'record',
    required: true,
    description: 'The answer that is given.',
    fields: {
      status_code: {
        type: 'integer',
        required: true,
        default: 503,
        between: [100, 599],
        description: 'Status of the answer.',
      },
      message: { type: 'string', description: 'Sent as `{"message": …}`. Not together with `body`.' },
      content_type: { type: 'string', description: 'Content type of `body`.' },
      body: { type: 'string', description: 'The whole body of the answer. Not together with `message`.' },
      echo: flag(false, 'Whether the answer describes the request and where it matched, for finding faults.'),
      trigger: headerName(
        'Answer only calls that carry this header or query parameter; all others go on as usual.',
      ),
    },
    custom: checkContent,
  },
  create(instance) {
    const { config, origin } = instance
    const status = config.status_code as number
    const { trigger, body } = config
    const message = (config.message as string | undefined) ?? DEFAULT_MESSAGES[status]
    const headers: HeaderList =
      typeof config.content_type === 'string' ? [['Content-Type', config.content_type]] : []
    const answer =
      config.echo === true
        ? (call: Call) => call.exit(status, echo(call, message))
        : typeof body === 'string'
          ? (call: Call) => call.exit(status, body, headers)
          : (call: Call) => call.exit(status, message === undefined ? undefined : { message })

    return {
      access(call) {
        if (typeof trigger === 'string' && !triggered(call, trigger)) {
          call.step(() => ({
            verdict: 'pass',
            why: `Neither a header nor a query parameter ${trigger} came`,
            cause: origin.at('config', 'trigger'),
          }))
          return
        }
        answer(call)
        call.step(() => ({
          verdict: 'stop',
          why:
            typeof trigger === 'string'
              ? `${trigger} came, so the answer is made here`
              : 'Each call is answered here',
          effect: `${status}${message === undefined ? '' : ` ${message}`}`,
          remedy:
            typeof trigger === 'string'
              ? `Send the call without ${trigger}, or take the plugin out.`
              : 'Take the plugin out, or set `enabled: false`.',
          cause: origin.at('config', 'status_code'),
        }))
      },
    }
  },
}

const DEFAULT_MESSAGES: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  404: 'Not found',
  405: 'Method not allowed',
  500: 'An unexpected error occurred',
  502: 'Bad Gateway',
  503: 'Service unavailable',
}

function triggered(call: Call, name: string): boolean {
  const { headers, query } = call.upstream
  return headerLookup(name)(headers).length > 0 || (query !== undefined && decodeArgs(query).has(name))
}

/** What `echo` tells about the call: the request, and where it matched. */
function echo(call: Call, message: string | undefined): Json {
  const { request, route, service, captures, upstream } = call
  const { host } = hostAndPort(request)
  const body = readBody(upstream.body, header(upstream.headers, 'content-type'))
  const numbered = Object.keys(captures).filter((name) => /^[1-9]\d*$/.test(name))
  const named = Object.fromEntries(Object.entries(captures).filter(([name]) => !/^\d+$/.test(name)))
  return {
    ...(message === undefined ? {} : { message }),
    kong: { node_id: '00000000-0000-4000-8000-000000000000', worker_pid: 1, hostname: 'kong' },
    request: {
      scheme: request.scheme,
      host,
      port: request.connection.local.port,
      headers: headersJson(upstream.headers, false),
      query: argsJson(upstream.query ?? ''),
      ...(body ? { body } : {}),
      raw_body: text(upstream.body),
      method: upstream.method,
      path: normalizePath(splitTarget(request.target).path),
      uri_captures: {
        named,
        // A list without entries is an empty object in Kong's JSON.
        unnamed: numbered.length === 0 ? {} : numbered.map((name) => captures[name] ?? null),
      },
    },
    ...(route ? { matched_route: routeJson(route) } : {}),
    ...(service ? { matched_service: serviceJson(service) } : {}),
  }
}
