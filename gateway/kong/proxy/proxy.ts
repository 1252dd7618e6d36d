/**
 * The way of a call through Kong: rewrite, route, access, the service, header and body filters, log.
 * Behaviour: Kong/kong `kong/init.lua` and `kong/runloop/handler.lua`.
 */
import {
  type Cause,
  type Context,
  type HeaderList,
  type HttpRequest,
  type HttpResponse,
  header,
  hex,
  NO_BODY,
  type Socket,
  splitTarget,
} from '@/core'
import type { Env } from '../../dialect'
import type { KongConf, Route } from '../entities'
import { routeName } from '../names'
import type { Phases } from '../plugin'
import type { Router, RouterInput } from '../router/types'
import type { Balancer, Peer } from './balancer'
import { KongCall, toResponse } from './call'
import type { Chains, Instance } from './chain'
import { createClientIp } from './client-ip'
import { defaultMessage, errorBody, nginxErrorType } from './errors'
import { forward } from './forward'
import {
  answerHeaders,
  createMarks,
  enabledHeaders,
  type Forwarded,
  type Forwarding,
  forwarded,
  upstreamHeaders,
} from './headers'
import { hostAndPort, logEntry } from './log-entry'
import { checkProtocol } from './protocol'
import { tellAnswer, tellNotCalled } from './tell'
import { matchCause, requestLine, serviceUrl, whyMatched } from './words'

export interface ProxyParts {
  readonly conf: KongConf
  readonly env: Env
  readonly router: Router
  readonly chains: Chains
  readonly balancer: Balancer
  /** Normalises a path as the router wants it. */
  normalize(path: string): string
}

/** What the router looks at, of a request. */
export function routerInput(request: HttpRequest, normalize: (path: string) => string): RouterInput {
  const { path, query } = splitTarget(request.target)
  return {
    method: request.method,
    scheme: request.scheme,
    host: header(request.headers, 'host') ?? request.authority,
    path: normalize(path),
    query: query === undefined ? '' : `?${query}`,
    headers: request.headers,
    sni: request.connection.tls?.sni,
  }
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const UNEXPECTED = { message: 'An unexpected error occurred' }

export function createProxy(
  parts: ProxyParts,
): (request: HttpRequest, context: Context) => Promise<HttpResponse> {
  const { conf, env, router, chains, balancer, normalize } = parts
  const clientIp = createClientIp(conf)
  const marks = createMarks(conf)
  const tellsId = enabledHeaders(conf.headers_upstream).has('x-kong-request-id')
  const rewriting = chains.globals.filter((instance) => instance.phases.rewrite)
  const now = () => env.clock.now()
  const serialize = (call: KongCall) => logEntry(call, now())

  return async function kong(request, context) {
    const call = new KongCall(request, context, {
      id: hex(env.random, 32),
      clientIp: clientIp.of(request),
      now,
      serialize,
    })
    let running: readonly Instance[] = chains.globals
    let socket: Socket | undefined
    try {
      for (const instance of rewriting) {
        await guarded(call, instance, 'rewrite')
        if (call.response) break
      }
      if (!call.response) {
        const taken = await take(call)
        if (taken) {
          running = taken.running
          socket = taken.socket
        }
      }
    } catch (error) {
      // A reader who gives up is no fault of the gateway.
      if (context.signal.aborted) throw error
      failed(call, 'Kong', error)
    }
    await finish(call, running)
    return answer(call, socket)
  }

  /** From the router to the service. Answers nothing when Kong itself has answered before any plugin ran. */
  async function take(
    call: KongCall,
  ): Promise<{ running: readonly Instance[]; socket: Socket | undefined } | undefined> {
    const { request } = call
    const match = router.match(routerInput(request, normalize))
    call.enter('Route', undefined)
    if (!match) {
      noRoute(call)
      return undefined
    }
    call.routed(match)
    if (conf.allow_debug_header && header(request.headers, 'kong-debug') === '1') debug(call, match.route)
    call.step(() => ({
      verdict: 'pass',
      why: whyMatched(match),
      effect: call.service ? `to ${serviceUrl(call.service)}` : 'to no service',
      cause: matchCause(match),
      data: { route: routeName(match.route), path: match.upstreamPath },
    }))
    const from: Forwarding = {
      request,
      clientIp: call.clientIp,
      trusted: clientIp.trusted(request.connection.peer.ip),
      requestId: tellsId ? call.id : undefined,
      ...hostAndPort(request),
      prefix: match.prefix,
    }
    const said = forwarded(from)
    if (checkProtocol(call, match.route, said.proto, said.host)) return undefined
    const running = await access(call, match.route)
    if (call.response) return { running, socket: undefined }
    return { running, socket: await serve(call, (peer) => message(call, peer, from, said)) }
  }

  /** Which route and service were chosen, for who asks with `Kong-Debug: 1`. */
  function debug(call: KongCall, route: Route): void {
    const { service } = route
    const named: (readonly [string, string | undefined])[] = [
      ['Kong-Route-Id', route.id],
      ['Kong-Route-Name', route.name],
      ['Kong-Service-Id', service?.id],
      ['Kong-Service-Name', service?.name],
    ]
    call.answerHeaders = named.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    )
  }

  function noRoute(call: KongCall): void {
    call.error(404, 'no Route matched with those values')
    call.step(() => ({
      verdict: 'stop',
      why: `No route takes ${requestLine(call.request)}`,
      effect: '404',
    }))
  }

  /** Runs the access phase and returns all plugins that take part in the call. */
  async function access(call: KongCall, route: Route): Promise<readonly Instance[]> {
    const running: Instance[] = []
    for (const link of chains.of(route)) {
      const consumer = call.consumer
      const instance = consumer && link.forConsumer ? link.forConsumer(consumer.id) : link.base
      if (!instance) continue
      running.push(instance)
      if (instance.missing !== undefined || !instance.phases.access) {
        if (instance.missing !== undefined) skip(call, instance, `not simulated: ${instance.missing}`)
      } else if (call.response) {
        skip(call, instance, `Not called: ${call.answeredBy} has answered`)
      } else {
        await guarded(call, instance, 'access')
      }
    }
    return running
  }

  function skip(call: KongCall, instance: Instance, why: string): void {
    if (!call.trace.on) return
    const { name, origin } = instance.entity
    call.trace.add({ at: now(), took: 0, who: 'gateway', name, verdict: 'skip', why, cause: origin.cause })
  }

  /** Runs one phase of one plugin. A plugin that throws becomes a 500, as in Kong. */
  async function guarded(call: KongCall, instance: Instance, phase: keyof Phases): Promise<void> {
    const run = instance.phases[phase]
    if (!run) return
    const { name, origin } = instance.entity
    call.enter(name, origin.cause)
    try {
      const pending = run(call)
      if (pending) await pending
    } catch (error) {
      if (phase === 'access' || phase === 'rewrite') failed(call, name, error)
      else report(name, error, origin.cause)
    }
  }

  function failed(call: KongCall, name: string, error: unknown): void {
    report(name, error, call.route?.origin.cause)
    call.response = undefined
    call.exit(500, UNEXPECTED)
    call.source = 'error'
    call.step(() => ({ verdict: 'stop', why: `${name} failed: ${textOf(error)}`, effect: '500' }))
  }

  function report(name: string, error: unknown, cause: Cause | undefined): void {
    env.log({ at: now(), level: 'error', source: 'gateway', message: `${name}: ${textOf(error)}`, cause })
  }

  function message(call: KongCall, peer: Peer, from: Forwarding, said: Forwarded): HttpRequest {
    const draft = call.upstream
    const plain = draft.scheme === 'https' ? 443 : 80
    const host =
      draft.host !== '' ? draft.host : peer.port === plain ? peer.hostname : `${peer.hostname}:${peer.port}`
    return {
      method: draft.method,
      scheme: draft.scheme,
      authority: host,
      target: draft.query === undefined ? draft.path : `${draft.path}?${draft.query}`,
      headers: upstreamHeaders(draft.headers, draft.body, host, from, said),
      body: draft.body,
      version: '1.1',
      connection: {
        peer: call.request.connection.local,
        local: { ip: peer.ip, port: peer.port },
        ...(draft.scheme === 'https' ? { tls: { sni: host } } : {}),
      },
    }
  }

  async function serve(call: KongCall, build: (peer: Peer) => HttpRequest): Promise<Socket | undefined> {
    const { service, route } = call
    call.enter('Upstream', service?.origin.cause ?? route?.origin.cause)
    if (!service) {
      call.error(503, 'no Service found with those values')
      call.step(() => ({
        verdict: 'stop',
        why: `The route ${route ? routeName(route) : ''} has no service to send the call to`,
        effect: '503',
        remedy: 'Write the route below a service, or name one in its field `service`.',
      }))
      return undefined
    }
    const result = await forward(call, service, balancer, env, build)
    if ('refused' in result) {
      call.error(result.refused.status, result.refused.message)
      return undefined
    }
    if ('failed' in result) {
      nginxError(call, result.failed)
      return undefined
    }
    const { response } = result
    const upgraded = response.status === 101
    call.source = 'service'
    call.upstreamStatus = response.status
    call.response = {
      status: response.status,
      reason: response.reason,
      headers: [...call.answerHeaders, ...answerHeaders(response, upgraded)],
      body: response.body,
    }
    return upgraded ? response.socket : undefined
  }

  function nginxError(call: KongCall, status: number): void {
    const type = nginxErrorType(call.request.headers)
    call.upstreamStatus = status
    call.exit(status, errorBody(type, defaultMessage(status), call.id), [['Content-Type', type]])
    call.source = 'error'
  }

  async function finish(call: KongCall, running: readonly Instance[]): Promise<void> {
    const response = call.response
    if (!response) throw new Error('A call came to its end without an answer.')
    if (call.trace.on && call.service && call.answeredBy !== undefined && call.answeredBy !== 'Upstream')
      tellNotCalled(call, now())
    const proxied = call.source === 'service'
    if (proxied && marks.upstreamStatus) {
      response.headers = [...response.headers, ['X-Kong-Upstream-Status', String(response.status)]]
    }
    for (const instance of running) {
      if (instance.phases.header_filter) await guarded(call, instance, 'header_filter')
    }
    for (const instance of running) {
      if (instance.phases.body_filter) await guarded(call, instance, 'body_filter')
    }
    const before = call.trace.on ? toResponse(response) : undefined
    response.headers = mark(call, response.headers)
    if (call.request.method === 'HEAD') response.body = NO_BODY
    if (response.status === 204) {
      response.headers = response.headers.filter(([name]) => !/^content-(?:length|type)$/i.test(name))
    }
    for (const instance of running) {
      if (instance.phases.log) await guarded(call, instance, 'log')
    }
    if (before) tellAnswer(call, before, now())
  }

  function mark(call: KongCall, headers: HeaderList): HeaderList {
    const total = now() - call.startedAt
    if (call.source !== 'service') {
      return dated(marks.own(headers, call.id, { proxy: undefined, upstream: undefined, total }))
    }
    const { sentAt = call.startedAt, answeredAt = sentAt } = call
    return dated(
      marks.proxied(headers, call.id, {
        proxy: sentAt - call.startedAt,
        upstream: answeredAt - sentAt,
        total,
      }),
    )
  }

  function dated(headers: HeaderList): HeaderList {
    return header(headers, 'date') === undefined
      ? [...headers, ['Date', new Date(now()).toUTCString()]]
      : headers
  }

  function answer(call: KongCall, socket: Socket | undefined): HttpResponse {
    const response = toResponse(call.response ?? { status: 500, headers: [], body: NO_BODY })
    return socket ? { ...response, socket } : response
  }
}
