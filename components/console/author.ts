import type { CallRecord } from '@/lab'

/** Who gave the answer, in a few words: the gateway, or the service that the gateway called. */
export function authorOf(call: CallRecord): string {
  const service = call.steps.find((step) => step.who !== 'gateway' && step.verdict !== 'skip')?.who
  if (service)
    return call.response.status >= 400 ? `refused behind the gate, by ${service}` : `from ${service}`
  return call.response.status >= 400 ? 'refused at the gate' : 'answered at the gate'
}
