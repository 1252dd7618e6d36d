import type { CallRecord } from '@/lab'

/** Who gave the answer, in a few words: the gateway, or the service that the gateway called. */
export function authorOf(call: CallRecord): string {
  const there = call.steps.filter((step) => step.who !== 'gateway' && step.verdict !== 'skip')
  // The one that the gateway called is the one least deep; those it called in turn stand deeper.
  const service = there.toSorted((a, b) => a.depth - b.depth)[0]?.who
  if (service)
    return call.response.status >= 400 ? `refused behind the gate, by ${service}` : `from ${service}`
  return call.response.status >= 400 ? 'refused at the gate' : 'answered at the gate'
}
