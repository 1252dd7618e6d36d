import { type HttpRequest, type HttpResponse, type Step, splitTarget } from '@/core'
import type { Condition, Match } from '@/gateway'
import type { Remedy } from '../protocol'

interface Refusal {
  readonly request: HttpRequest
  readonly response: HttpResponse
  readonly steps: readonly Step[]
  readonly matches: readonly Match[]
  /** What the gateway sent to the service, when it called one. */
  readonly received: HttpRequest | undefined
}

/**
 * What would let a refused call in, in a sentence or two. A step that stopped the call knows best; a
 * call that no route took is told the nearest one; a refusal of the service itself is told apart
 * from one of the gateway. `undefined` for a call that was not refused.
 */
export function remedyFor(refusal: Refusal): Remedy | undefined {
  const { response, steps, matches, received } = refusal
  if (response.status < 400) return undefined
  const stop = steps.findLast((step) => step.verdict === 'stop' && step.depth === 0 && step.remedy)
  if (stop?.remedy) return { text: stop.remedy, ...(stop.cause && { cause: stop.cause }) }
  if (matches.length > 0 && !matches.some((match) => match.matched)) return nearest(matches)
  return received ? rewritten(refusal.request, received, response.status, matches) : undefined
}

/** The order in which conditions narrow a call down: one that fails later was nearer. */
const LATE: readonly Condition['kind'][] = [
  'disabled',
  'protocol',
  'sni',
  'host',
  'path',
  'header',
  'expression',
  'method',
  'outranked',
]

function nearest(matches: readonly Match[]): Remedy | undefined {
  const rank = (match: Match) => (match.failed ? LATE.indexOf(match.failed.kind) : -1)
  const near = matches.reduce((best, match) => {
    if (rank(match) !== rank(best)) return rank(match) > rank(best) ? match : best
    return likeness(match.failed) > likeness(best.failed) ? match : best
  })
  if (!near.failed) return undefined
  if (near.failed.kind === 'path' && likeness(near.failed) < 0.5) {
    return {
      text: `No route leads to ${String(near.failed.got)}. Write one, or call a path that a route takes.`,
    }
  }
  return {
    text: `The nearest route is ${near.name}: ${near.failed.why}. Change the call, or this condition.`,
    cause: near.failed.cause,
  }
}

/** Which part of the wanted value the given one shares from the start: 1 is all of it. */
function likeness(condition: Condition | undefined): number {
  const { wanted, got } = condition ?? {}
  if (typeof got !== 'string') return 0
  const options = Array.isArray(wanted) ? wanted : [wanted]
  return Math.max(0, ...options.map((one) => (typeof one === 'string' ? shared(one, got) / one.length : 0)))
}

function shared(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

function rewritten(
  request: HttpRequest,
  received: HttpRequest,
  status: number,
  matches: readonly Match[],
): Remedy | undefined {
  const asked = splitTarget(request.target).path
  const sent = splitTarget(received.target).path
  if (asked === sent) return undefined
  const route = matches.find((match) => match.matched)
  const how =
    route?.prefix && asked.startsWith(route.prefix)
      ? `the route ${route.name} cut ${route.prefix} off`
      : `the gateway changed the path ${asked} on the way`
  const text = `The service said ${status}, not the gateway: it received ${received.method} ${sent}, because ${how}.`
  return { text, ...(route && { cause: route.cause }) }
}
