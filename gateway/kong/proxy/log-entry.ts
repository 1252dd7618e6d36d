/**
 * The entry that logging plugins write, in Kong's own shape.
 * Behaviour: Kong/kong `kong/pdk/log.lua`.
 */
import { type HeaderList, type HttpRequest, type Json, splitTarget } from '@/core'
import { decodeArgs } from '../../parts/args'
import type { Consumer, Route, Service } from '../entities'
import type { KongCall } from './call'

/** One attempt to reach the service. Times in ms of world time. */
export interface Try {
  readonly ip: string
  readonly port: number
  readonly balancer_start: number
  readonly balancer_latency: number
  state?: 'failed' | 'next'
  code?: number
}

/** The workspace of a gateway that runs from a declarative file: always the same. */
const WORKSPACE = { workspace: '0dc6f45b-8f8d-40d2-a504-473544ee190b', workspace_name: 'default' }

const SOURCES = { service: 'upstream', exit: 'exit', error: 'error' } as const

export function logEntry(call: KongCall, now: number): Json {
  const { request, response, route, service, consumer, credential } = call
  const { host, port } = hostAndPort(request)
  const { query } = splitTarget(request.target)
  const { path: upstreamPath, query: upstreamQuery } = call.upstream
  const entry: Record<string, Json> = {
    request: {
      id: call.id,
      uri: request.target,
      url: `${request.scheme}://${host}:${port}${request.target}`,
      querystring: argsJson(query ?? ''),
      method: request.method,
      headers: headersJson(request.headers, true),
      size: requestSize(request),
      ...(request.scheme === 'https' ? { tls: { version: 'TLSv1.3', client_verify: 'NONE' } } : {}),
    },
    upstream_uri: upstreamQuery === undefined ? upstreamPath : `${upstreamPath}?${upstreamQuery}`,
    upstream_status: call.upstreamStatus === undefined ? '' : String(call.upstreamStatus),
    response: {
      status: response?.status ?? 0,
      headers: headersJson(response?.headers ?? [], false),
      size: response ? linesSize(response.headers) + 17 + response.body.length : 0,
    },
    latencies: {
      kong: (call.source === 'service' ? (call.sentAt ?? now) : now) - call.startedAt,
      proxy: call.answeredAt === undefined || call.sentAt === undefined ? -1 : call.answeredAt - call.sentAt,
      request: now - call.startedAt,
      receive: 0,
    },
    client_ip: call.clientIp,
    started_at: call.startedAt,
    source: SOURCES[call.source],
    ...WORKSPACE,
  }
  if (call.tries.length > 0) entry.tries = call.tries.map((one) => ({ ...one }))
  if (credential) {
    entry.authenticated_entity = { id: credential.id, ...(consumer ? { consumer_id: consumer.id } : {}) }
  }
  if (route) entry.route = routeJson(route)
  if (service) entry.service = serviceJson(service)
  if (consumer) entry.consumer = consumerJson(consumer)
  return { ...entry, ...call.logged }
}

/** Host and port that the client asked for; the port falls back to the one it is connected to. */
export function hostAndPort(request: HttpRequest): { host: string; port: number } {
  const named = request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? request.authority
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(named)
  return {
    host: (match?.[1] ?? named).toLowerCase(),
    port: match?.[2] ? Number(match[2]) : request.connection.local.port,
  }
}

/** A query as JSON: `true` for a name without value, a list for a repeated one. */
export function argsJson(query: string): Json {
  return Object.fromEntries(decodeArgs(query))
}

/** Headers as JSON, names in lower case, a list for a repeated one. */
export function headersJson(headers: HeaderList, redact: boolean): Json {
  const values = new Map<string, string | string[]>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    const old = values.get(key)
    if (redact && (key === 'authorization' || key === 'proxy-authorization')) values.set(key, 'REDACTED')
    else values.set(key, old === undefined ? value : [old, value].flat())
  }
  return Object.fromEntries(values)
}

function linesSize(headers: HeaderList): number {
  let size = 2
  for (const [name, value] of headers) size += name.length + value.length + 4
  return size
}

function requestSize(request: HttpRequest): number {
  return request.method.length + request.target.length + 12 + linesSize(request.headers) + request.body.length
}

function plain(fields: Readonly<Record<string, unknown>>): Json {
  return JSON.parse(JSON.stringify(fields)) as Json
}

export function routeJson(route: Route): Json {
  const { origin: _, service, ...fields } = route
  return plain({ ...fields, service: service ? { id: service.id } : undefined })
}

export function serviceJson(service: Service): Json {
  const { origin: _, ...fields } = service
  return plain(fields)
}

export function consumerJson(consumer: Consumer): Json {
  const { origin: _, ...fields } = consumer
  return plain(fields)
}
