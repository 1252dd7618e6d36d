import type { CallRecord, StepView } from '@/lab'

/**
 * The step that says most about an answer: what stopped the call or, for one that got through, the last
 * thing the gateway did to it on its way in.
 */
export function decisionOf(call: CallRecord): StepView | undefined {
  const stop = call.steps.find((step) => step.verdict === 'stop')
  if (stop) return stop
  const inside = call.steps.findIndex((step) => step.who !== 'gateway')
  const wayIn = inside < 0 ? call.steps : call.steps.slice(0, inside)
  return (
    wayIn.findLast((step) => step.verdict === 'change' && step.cause && step.name !== 'Upstream') ?? wayIn[0]
  )
}
