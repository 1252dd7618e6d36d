import type { Topology } from '@/gateway'
import type { CallRecord, StepView } from '@/lab'
import { contains } from './cause'

/** The way a call took through the drawing. Service names are those of the mesh. */
export interface Way {
  readonly id: string
  readonly status: number
  /** True when the gateway itself gave the answer and called no service. */
  readonly stopped: boolean
  /** The service that the gateway called. */
  readonly reached?: string
  /** For a call stopped at the gate: the service it was on its way to. */
  readonly wanted?: string
  /** Calls from one service to another, in order, each once. */
  readonly onward: readonly { readonly from: string; readonly to: string }[]
  /** What the last call left of a limit, in words. */
  readonly counter?: string
}

/** Reads the way of a call off its steps. */
export function wayOf(call: CallRecord, topology: Topology | null, services: readonly string[]): Way {
  const edges = serviceCalls(call.steps, services)
  const reached = edges.find((edge) => edge.from === undefined)?.to
  const onward = edges.flatMap(({ from, to }) => (from === undefined || from === to ? [] : [{ from, to }]))
  return {
    id: call.id,
    status: call.response.status,
    stopped: reached === undefined,
    reached,
    wanted: reached === undefined ? wantedService(call.steps, topology, services) : undefined,
    onward: onward.filter(
      (edge, i) => onward.findIndex((o) => o.from === edge.from && o.to === edge.to) === i,
    ),
    counter: counterOf(call.steps),
  }
}

/** Each span in which a service took a step is one call to it; its caller is who stands in the parent span. */
function serviceCalls(steps: readonly StepView[], services: readonly string[]) {
  const bySpan = new Map<string, { who: string; parent?: string }>()
  for (const step of steps) {
    if (step.verdict === 'skip' || !services.includes(step.who) || bySpan.has(step.span)) continue
    bySpan.set(step.span, { who: step.who, parent: step.parent })
  }
  return [...bySpan.values()].map(({ who, parent }) => ({
    from: parent === undefined ? undefined : bySpan.get(parent)?.who,
    to: who,
  }))
}

/** The service behind the route that took the call, found by the place both were written in. */
function wantedService(
  steps: readonly StepView[],
  topology: Topology | null,
  services: readonly string[],
): string | undefined {
  for (const route of topology?.routes ?? []) {
    if (!steps.some((step) => step.verdict !== 'stop' && step.cause && contains(route.cause, step.cause)))
      continue
    const service = topology?.services.find((one) => one.id === route.service || one.name === route.service)
    const name = [service?.host, service?.name].find((one) => one !== undefined && services.includes(one))
    if (name) return name
  }
  return undefined
}

/** How much of a limit is used, where a step tells of one: `5 of 5 used this minute`. */
function counterOf(steps: readonly StepView[]): string | undefined {
  for (const { data, verdict } of steps.toReversed()) {
    const { limit, used, period } = data ?? {}
    if (typeof limit !== 'number' || typeof used !== 'number') continue
    const when = typeof period === 'string' ? ` this ${period}` : ''
    // `used` is what was used before this call; one that passed uses one more.
    return `${Math.min(verdict === 'stop' ? used : used + 1, limit)} of ${limit} used${when}`
  }
  return undefined
}

/** The drawing in words, for those who do not see it. */
export function inWords(way: Way | null, product: string, services: readonly string[]): string {
  const there = services.length
    ? `Behind the gateway stand ${listOf(services)}.`
    : 'No service stands behind the gateway yet.'
  if (!way) return `A client calls the ${product} gateway. ${there} No call has been sent yet.`
  const counter = way.counter ? ` ${way.counter}.` : ''
  if (way.stopped) {
    const wanted = way.wanted ? ` It was on its way to ${way.wanted}.` : ''
    const verb = way.status >= 400 ? 'was refused at' : 'was answered by'
    return `The last call ${verb} the gateway with ${way.status}.${wanted}${counter} ${there}`
  }
  const onward = way.onward.map(({ from, to }) => ` ${from} called ${to}.`).join('')
  return `The last call passed the gateway and reached ${way.reached}, which answered ${way.status}.${onward}${counter} ${there}`
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
