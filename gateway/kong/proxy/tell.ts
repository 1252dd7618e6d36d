/** The steps of the trace that no single plugin makes. */
import type { HttpResponse } from '@/core'
import { type KongCall, toResponse } from './call'
import { addedHeaders, count } from './words'

/** The service was not asked, because somebody before it has answered. */
export function tellNotCalled(call: KongCall, at: number): void {
  call.trace.add({
    at,
    took: 0,
    who: 'gateway',
    name: 'Upstream',
    verdict: 'skip',
    why: `Not called: ${call.answeredBy === 'Route' ? 'the gateway' : call.answeredBy} has answered`,
    cause: call.service?.origin.cause,
  })
}

/** The last word of the trace: who made the answer, and what Kong put on it. */
export function tellAnswer(call: KongCall, before: HttpResponse, at: number): void {
  const after = toResponse(call.response ?? before)
  const added = addedHeaders(before.headers, after.headers)
  const service = call.service?.name ?? call.service?.host
  const took = call.answeredAt !== undefined && call.sentAt !== undefined ? call.answeredAt - call.sentAt : 0
  const made =
    call.source === 'service'
      ? `${service} answered after ${took} ms`
      : call.source === 'exit'
        ? `The gateway answers; ${service ?? 'no service'} was ${service === undefined ? 'called' : 'not called'}`
        : 'The gateway answers, because something failed'
  call.trace.add({
    at,
    took: 0,
    who: 'gateway',
    name: 'Answer',
    verdict: call.source === 'service' ? 'pass' : 'stop',
    why: added.length === 0 ? made : `${made}; Kong adds ${count(added.length, 'header')}`,
    effect: String(after.status),
    before: { response: before },
    after: { response: after },
    data: { source: call.source, by: call.source === 'service' ? (service ?? '') : 'gateway' },
  })
}
