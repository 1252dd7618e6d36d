/**
 * The part of a call that goes to the service: an address for each try, and another try when there was no
 * answer. Behaviour: Nginx `proxy_next_upstream error timeout`, Kong/kong `kong/init.lua` (balancer phase).
 */
import type { FailureKind, HttpRequest, HttpResponse } from '@/core'
import type { Env } from '../../dialect'
import type { Service } from '../entities'
import type { Balancer, Peer } from './balancer'
import type { KongCall } from './call'
import type { Try } from './log-entry'
import { count, requestLine } from './words'

export type Forwarding =
  | { readonly response: HttpResponse }
  /** Kong could not choose an address. */
  | { readonly refused: { readonly status: number; readonly message: string } }
  /** All tries failed; Nginx answers with this status. */
  | { readonly failed: number }

/** Repeating these could do the work twice, so they are not sent again once they were sent. */
const NOT_IDEMPOTENT = new Set(['POST', 'PATCH', 'LOCK'])

const IN_WORDS: Readonly<Record<FailureKind, string>> = {
  name: 'the name is not known',
  refused: 'the connection was refused',
  tls: 'the TLS handshake failed',
  reset: 'the connection was closed before an answer came',
  timeout: 'no answer came in time',
}

/** @param build makes the message for one address: `Host` follows the address */
export async function forward(
  call: KongCall,
  service: Service,
  balancer: Balancer,
  env: Env,
  build: (peer: Peer) => HttpRequest,
): Promise<Forwarding> {
  const { trace } = call
  const start = env.clock.now()
  const peers = await balancer.open(service)
  if ('failed' in peers) {
    const { status, message } = peers.failed
    call.step(() => ({
      verdict: 'stop',
      why:
        message === 'name resolution failed'
          ? `No address is known for ${service.host}`
          : `${service.host} has no target that can be used`,
      effect: String(status),
      remedy:
        message === 'name resolution failed'
          ? `Give the service the name of one that runs, or start one called ${service.host}.`
          : `Give ${service.host} a target with a weight above 0.`,
      cause: service.origin.at('host'),
    }))
    return { refused: peers.failed }
  }
  for (let tries = 1; ; tries++) {
    const peer = peers.next()
    if (!peer) {
      return { refused: { status: 503, message: 'failure to get a peer from the ring-balancer' } }
    }
    const sentAt = env.clock.now()
    const attempt: Try = {
      ip: peer.ip,
      port: peer.port,
      balancer_start: sentAt,
      balancer_latency: tries === 1 ? sentAt - start : 0,
    }
    call.tries.push(attempt)
    call.sentAt = sentAt
    const message = build(peer)
    if (trace.on) {
      trace.add({
        at: sentAt,
        took: 0,
        who: 'gateway',
        name: 'Upstream',
        verdict: 'pass',
        why: tries === 1 ? peer.why : `${peer.why} (try ${tries})`,
        effect: `→ ${peer.ip}:${peer.port}`,
        cause: peer.target ? peer.target.origin.at('target') : service.origin.at('host'),
        before: { request: call.drafted() },
        after: { request: message },
        data: { ip: peer.ip, port: peer.port, try: tries },
      })
    }
    const outcome = await env.upstream(
      message,
      {
        ip: peer.ip,
        port: peer.port,
        connect: service.connect_timeout,
        send: service.write_timeout,
        read: service.read_timeout,
        purpose: 'call',
      },
      { trace, signal: call.signal },
    )
    if ('response' in outcome) {
      call.answeredAt = env.clock.now()
      return outcome
    }
    const { failure, phase } = outcome
    const status = failure === 'timeout' ? 504 : 502
    const sent = phase !== 'connect'
    const again = tries <= service.retries && !(sent && NOT_IDEMPOTENT.has(message.method))
    attempt.state = again ? 'next' : 'failed'
    attempt.code = status
    if (trace.on) {
      const left = service.retries - tries + 1
      const now = env.clock.now()
      trace.add({
        at: now,
        took: now - sentAt,
        who: 'gateway',
        name: 'Upstream',
        verdict: again ? 'change' : 'stop',
        why: `${peer.ip}:${peer.port}: ${IN_WORDS[failure]}; ${
          again
            ? `${count(left, 'try', 'tries')} left`
            : sent && tries <= service.retries
              ? `${message.method} was sent already, so it is not repeated`
              : `that was the last of ${count(tries, 'try', 'tries')}`
        }`,
        effect: again ? 'next try' : String(status),
        ...(!again && { remedy: remedyFor(failure, service) }),
        cause: failure === 'timeout' ? timeoutCause(service, phase) : service.origin.at('retries'),
        before: { request: message },
        after: { request: message },
        data: { failure, phase, request: requestLine(message) },
      })
    }
    if (!again) return { failed: status }
  }
}

function remedyFor(failure: FailureKind, service: Service): string {
  switch (failure) {
    case 'timeout':
      return `Find out why ${service.host} is slow, or give it more time.`
    case 'refused':
      return `Start ${service.host}, and see that it listens on port ${service.port}.`
    case 'tls':
      return `Speak the protocol that ${service.host} speaks: see the field \`protocol\`.`
    default:
      return `See in the log what ${service.host} did: it broke the connection off.`
  }
}

function timeoutCause(service: Service, phase: 'connect' | 'send' | 'read') {
  const field = { connect: 'connect_timeout', send: 'write_timeout', read: 'read_timeout' }[phase]
  return service.origin.at(field)
}
