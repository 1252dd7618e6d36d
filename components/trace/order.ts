import type { StepView } from '@/lab'

/**
 * The indexes of the steps in the order in which they are read: a service writes its step down when it
 * has answered, after those of the services it called, but a caller is read before whom it called.
 */
export function readingOrder(steps: readonly StepView[]): readonly number[] {
  const parents = new Map(steps.map((step) => [step.span, step.parent]))
  const isBelow = (span: string | undefined, above: string): boolean => {
    for (let at = span && parents.get(span), hops = 0; at && hops < 32; at = parents.get(at), hops++) {
      if (at === above) return true
    }
    return false
  }
  const order: number[] = []
  steps.forEach((step, index) => {
    const first = step.who === 'gateway' ? -1 : order.findIndex((one) => isBelow(steps[one]?.span, step.span))
    order.splice(first < 0 ? order.length : first, 0, index)
  })
  return order
}
