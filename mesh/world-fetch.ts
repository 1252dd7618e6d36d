import {
  type Clock,
  type HeaderList,
  type HttpRequest,
  NO_BODY,
  type Outcome,
  type Trace,
  toFetch,
} from '@/core'
import { holdBody } from './sandbox/bodies'
import type { Mesh } from './types'

/** Who calls: a replica, and the call in whose service it does. */
export interface Caller {
  readonly service: string
  readonly ip: string
  readonly clock: Clock
  readonly mesh: Pick<Mesh, 'resolve' | 'dispatch'>
  /** Ends all waiting when the world is closed. */
  readonly stop: AbortSignal
  /** The trace of the call being served; `headers` are those that the handler set by itself. */
  trace(headers: Headers): Trace
  warn(message: string, stack: string | undefined): void
}

/** What Node's own fetch waits for at most: a connection, and the head of an answer. Milliseconds. */
const CONNECT = 10_000
const READ = 300_000
const MOST_REDIRECTS = 20

/**
 * The `fetch` of a service. It reaches the world's own services by name, plain HTTP, and nothing
 * else; it sends a W3C `traceparent` (https://www.w3.org/TR/trace-context/), as an instrumented
 * service does. Fails as `fetch` fails: a `TypeError` whose `cause` says why.
 */
export function createFetch(
  caller: Caller,
): (input: RequestInfo | URL, init?: RequestInit) => Promise<Response> {
  const send = async (
    input: RequestInfo | URL,
    init: RequestInit | undefined,
    stack: string | undefined,
  ): Promise<Response> => {
    // Relative addresses have no base in a service, so `URL` refuses them.
    const url = new URL(input instanceof Request ? input.url : String(input))
    const request = new Request(input instanceof Request ? input : url, init)
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
    const type = request.headers.get('content-type')
    if (type && !headers.has('content-type')) headers.set('content-type', type)
    // Whose call this is can be told only before the first wait.
    const trace = caller.trace(headers)
    // Firefox has no `Request.body` to ask whether there is one.
    const body = new Uint8Array(await caller.clock.hold(request.arrayBuffer()))
    const signals = [caller.stop, request.signal, ...(init?.signal ? [init.signal] : [])]
    return follow({
      caller,
      stack,
      trace,
      headers,
      signal: AbortSignal.any(signals),
      redirect: request.redirect,
      url,
      method: request.method,
      body,
      hops: 0,
    })
  }
  return (input, init) => {
    const answer = send(input, init, new Error().stack)
    // A fetch that nobody waits for must not end the process: why it failed stands in the log.
    answer.catch(() => {})
    return answer
  }
}

interface Call {
  readonly caller: Caller
  readonly stack: string | undefined
  readonly trace: Trace
  readonly headers: Headers
  readonly signal: AbortSignal
  readonly redirect: RequestRedirect
  readonly url: URL
  readonly method: string
  readonly body: Uint8Array
  readonly hops: number
}

async function follow(call: Call): Promise<Response> {
  const { caller, url, method, redirect } = call
  const outcome = await attempt(call)
  if ('failure' in outcome) throw failed(call, outcome.failure, sayFailure(outcome, url))
  const response = toFetch(outcome.response)
  const location = response.headers.get('location')
  if ([301, 302, 303, 307, 308].includes(response.status) && location && redirect !== 'manual') {
    if (redirect === 'error' || call.hops >= MOST_REDIRECTS)
      throw failed(call, 'redirect', redirect === 'error' ? 'unexpected redirect' : 'redirect count exceeded')
    const bare = response.status === 303 ? method !== 'HEAD' : response.status < 303 && method === 'POST'
    const next = { ...call, url: new URL(location, url), hops: call.hops + 1 }
    return follow(bare ? { ...next, method: 'GET', body: NO_BODY } : next)
  }
  Object.defineProperty(response, 'url', { value: url.href })
  return holdBody(response, caller.clock)
}

async function attempt(call: Call): Promise<Outcome> {
  const { caller, url, trace } = call
  if (url.protocol !== 'http:') return { failure: 'tls', phase: 'connect' }
  const [ip] = await caller.mesh.resolve(url.hostname)
  if (ip === undefined) return { failure: 'name', phase: 'connect' }
  const port = Number(url.port || 80)
  const message: HttpRequest = {
    method: call.method,
    scheme: 'http',
    authority: url.host,
    target: url.pathname + url.search,
    headers: lines(call),
    body: call.body,
    version: '1.1',
    connection: { peer: { ip: caller.ip, port: 40_000 }, local: { ip, port } },
  }
  const to = { ip, port, connect: CONNECT, send: READ, read: READ }
  return caller.mesh.dispatch(message, to, { trace, signal: call.signal })
}

function lines({ url, headers, trace, method, body }: Call): HeaderList {
  const sent = new Headers(headers)
  for (const name of ['host', 'content-length', 'traceparent']) sent.delete(name)
  if (!sent.has('accept')) sent.set('accept', '*/*')
  const length = body.length > 0 || method === 'POST' || method === 'PUT' || method === 'PATCH'
  return [
    ['host', url.host],
    ...sent,
    ['traceparent', `00-${trace.id}-${trace.span}-${trace.on ? '01' : '00'}`],
    ...(length ? [['content-length', String(body.length)] as const] : []),
  ]
}

function sayFailure(outcome: Extract<Outcome, { failure: string }>, url: URL): string {
  switch (outcome.failure) {
    case 'name':
      return `getaddrinfo ENOTFOUND ${url.hostname}`
    case 'refused':
      return `connect ECONNREFUSED ${url.hostname}:${url.port || 80}`
    case 'reset':
      return 'other side closed'
    case 'timeout':
      return outcome.phase === 'connect' ? 'Connect Timeout Error' : 'Headers Timeout Error'
    case 'tls':
      return `${url.protocol}// is not spoken between the services here; they speak plain http://`
  }
}

const HINTS: Readonly<Record<string, string>> = {
  name: 'No service in compose.yaml has this name.',
  refused:
    'Nothing listens there: look at the port (8080 unless `expose` says otherwise), and whether the service started.',
  reset: 'The connection broke off before there was an answer.',
  timeout: 'There was no answer in time.',
}

function failed(call: Call, kind: string, why: string): TypeError {
  const { caller, url, trace, method } = call
  const hint = HINTS[kind] ?? ''
  const what = `${method} ${url.href}: ${why}`
  caller.warn(`fetch failed: ${what}. ${hint}`.trim(), call.stack)
  if (trace.on)
    trace.add({
      at: caller.clock.now(),
      took: 0,
      who: caller.service,
      name: 'fetch',
      verdict: 'stop',
      why: `${what}. ${hint}`.trim(),
      effect: kind,
    })
  return new TypeError('fetch failed', { cause: new Error(why) })
}
