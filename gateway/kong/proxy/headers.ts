/** Which headers Kong writes, to the service and to the client. Behaviour: Kong/kong `kong/runloop/handler.lua`. */
import type { HeaderList, HttpRequest, HttpResponse } from '@/core'
import type { KongConf } from '../entities'
import { KONG_VERSION } from '../version'

export const SERVER = `kong/${KONG_VERSION}`

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  server_tokens: ['server', 'via'],
  latency_tokens: ['x-kong-proxy-latency', 'x-kong-response-latency', 'x-kong-upstream-latency'],
}

/** The names in `headers` or `headers_upstream` of kong.conf, groups taken apart, in lower case. */
export function enabledHeaders(names: readonly string[]): ReadonlySet<string> {
  const enabled = new Set<string>()
  for (const name of names) {
    const lower = name.toLowerCase()
    for (const one of GROUPS[lower] ?? [lower]) enabled.add(one)
  }
  return enabled
}

/** What never travels on: it belongs to one connection only, or is written anew by the gateway. */
const REPLACED = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-path',
  'x-forwarded-port',
  'x-forwarded-prefix',
  'x-forwarded-proto',
  'x-real-ip',
])

export interface Forwarding {
  readonly request: HttpRequest
  readonly clientIp: string
  readonly trusted: boolean
  /** Set when the service is told the request id. */
  readonly requestId: string | undefined
  /** Host without port, and port, that the client asked for. */
  readonly host: string
  readonly port: number
  /** The part of the path that the route matched and that was stripped. */
  readonly prefix: string | undefined
}

/** What a trusted proxy in front has said, or else what the connection says. */
export interface Forwarded {
  readonly proto: string
  readonly host: string
  readonly port: string
  readonly path: string
  readonly prefix: string | undefined
}

export function forwarded(from: Forwarding): Forwarded {
  const { request, trusted } = from
  const said = new Map<string, string>()
  if (trusted) {
    for (const [name, value] of request.headers) {
      const lower = name.toLowerCase()
      if (lower.startsWith('x-forwarded-') && !said.has(lower)) said.set(lower, value)
    }
  }
  const cut = request.target.indexOf('?', 1)
  return {
    proto: said.get('x-forwarded-proto') ?? request.scheme,
    host: said.get('x-forwarded-host') ?? from.host,
    port: said.get('x-forwarded-port') ?? String(from.port),
    path: said.get('x-forwarded-path') ?? (cut < 0 ? request.target : request.target.slice(0, cut)),
    prefix: said.get('x-forwarded-prefix') ?? (from.prefix === '/' ? undefined : from.prefix),
  }
}

/**
 * The headers that go to the service: those of the draft in their order, with what belongs to the
 * connection taken out and what Kong says added at the end. `Host` comes first.
 */
export function upstreamHeaders(
  draft: HeaderList,
  body: Uint8Array,
  host: string,
  from: Forwarding,
  said: Forwarded,
): HeaderList {
  const { request } = from
  let xff: string | undefined
  let via: string | undefined
  let upgrade: string | undefined
  let trailers = false
  let sized = body.length > 0
  let dropped: Set<string> | undefined
  for (const [name, value] of draft) {
    switch (name.length < 18 ? name.toLowerCase() : '') {
      case 'x-forwarded-for':
        xff = xff === undefined ? value : `${xff}, ${value}`
        break
      case 'via':
        via = via === undefined ? value : `${via}, ${value}`
        break
      case 'upgrade':
        if (value.toLowerCase() === 'websocket') upgrade = 'websocket'
        break
      case 'te':
        trailers ||= tokens(value).includes('trailers')
        break
      case 'content-length':
      case 'transfer-encoding':
        sized = true
        break
      case 'connection':
        for (const token of tokens(value)) {
          if (token === 'keep-alive' || token === 'close' || token === 'upgrade') continue
          dropped ??= new Set()
          dropped.add(token)
        }
        break
    }
  }
  const headers: (readonly [string, string])[] = [['Host', host]]
  for (const line of draft) {
    const name = line[0].toLowerCase()
    if (!REPLACED.has(name) && !dropped?.has(name)) headers.push(line)
  }
  if (sized) headers.push(['Content-Length', String(body.length)])
  headers.push(['Connection', upgrade ? 'keep-alive, Upgrade' : 'keep-alive'])
  if (upgrade) headers.push(['Upgrade', upgrade])
  if (trailers) headers.push(['TE', 'trailers'])
  const mark = `${request.version === '1.0' ? '1' : request.version} ${SERVER}`
  headers.push(['Via', via === undefined ? mark : `${via}, ${mark}`])
  headers.push([
    'X-Forwarded-For',
    xff === undefined ? from.clientIp : `${xff}, ${request.connection.peer.ip}`,
  ])
  headers.push(['X-Forwarded-Proto', said.proto])
  headers.push(['X-Forwarded-Host', said.host])
  headers.push(['X-Forwarded-Port', said.port])
  headers.push(['X-Forwarded-Path', said.path])
  if (said.prefix !== undefined) headers.push(['X-Forwarded-Prefix', said.prefix])
  headers.push(['X-Real-IP', from.clientIp])
  if (from.requestId === undefined) return headers
  const own = headers.filter(([name]) => name.toLowerCase() !== 'x-kong-request-id')
  own.push(['X-Kong-Request-Id', from.requestId])
  return own
}

/** Nginx keeps its own control headers, and what belongs to one connection, from the client. */
const WITHHELD = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'x-pad'])

/** The headers of a service's answer that travel on to the client. */
export function answerHeaders(response: HttpResponse, upgraded: boolean): HeaderList {
  const named = response.headers.filter(([name]) => name.toLowerCase() === 'connection')
  const dropped = new Set(named.flatMap(([, value]) => tokens(value)))
  return response.headers.filter(([name]) => {
    const lower = name.toLowerCase()
    if (upgraded && (lower === 'upgrade' || lower === 'connection')) return true
    return !WITHHELD.has(lower) && !dropped.has(lower) && !lower.startsWith('x-accel-')
  })
}

function tokens(value: string): string[] {
  return value.split(',').map((token) => token.trim().toLowerCase())
}

export interface Latencies {
  /** All in milliseconds of world time. */
  readonly proxy: number | undefined
  readonly upstream: number | undefined
  readonly total: number
}

/** What Kong adds to each answer, as `headers` in kong.conf asks. */
export function createMarks(conf: KongConf) {
  const enabled = enabledHeaders(conf.headers)
  const has = (name: string) => enabled.has(name)
  const [server, via, id] = [has('server'), has('via'), has('x-kong-request-id')]
  const [proxy, upstream, response] = [
    has('x-kong-proxy-latency'),
    has('x-kong-upstream-latency'),
    has('x-kong-response-latency'),
  ]
  return {
    upstreamStatus: has('x-kong-upstream-status'),
    proxied(headers: HeaderList, requestId: string, latencies: Latencies): HeaderList {
      const result: (readonly [string, string])[] = []
      let vias: string | undefined
      let served = false
      for (const line of headers) {
        const name = line[0].toLowerCase()
        if (name === 'server') served = true
        if (name === 'via' && via) vias = vias === undefined ? line[1] : `${vias}, ${line[1]}`
        else if (!(name.startsWith('x-kong-') && rewritten(name))) result.push(line)
      }
      if (upstream) result.push(['X-Kong-Upstream-Latency', String(latencies.upstream ?? 0)])
      if (proxy) result.push(['X-Kong-Proxy-Latency', String(latencies.proxy ?? 0)])
      if (via) result.push(['Via', vias === undefined ? `1.1 ${SERVER}` : `${vias}, 1.1 ${SERVER}`])
      if (server && !served) result.push(['Server', SERVER])
      if (id) result.push(['X-Kong-Request-Id', requestId])
      return result
    },
    own(headers: HeaderList, requestId: string, latencies: Latencies): HeaderList {
      const result = headers.filter(([name]) => {
        const lower = name.toLowerCase()
        return lower !== 'server' && !(lower.startsWith('x-kong-') && rewritten(lower))
      })
      if (response) result.push(['X-Kong-Response-Latency', String(latencies.total)])
      if (server) result.push(['Server', SERVER])
      if (id) result.push(['X-Kong-Request-Id', requestId])
      return result
    },
  }

  function rewritten(name: string): boolean {
    return (
      (id && name === 'x-kong-request-id') ||
      (upstream && name === 'x-kong-upstream-latency') ||
      (proxy && name === 'x-kong-proxy-latency') ||
      (response && name === 'x-kong-response-latency')
    )
  }
}
