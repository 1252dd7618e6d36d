import { expect, it } from 'vitest'
import { createRandom } from './random'
import { record, type StepInput } from './trace'

const step = (name: string): StepInput => ({ at: 0, took: 0, who: 'gateway', name, verdict: 'pass', why: '' })

it('puts a call where it was made, the callee before those that it called in turn', () => {
  const trace = record(createRandom(1).next)
  trace.add(step('Upstream'))
  const orders = trace.child()
  const payments = orders.child()
  payments.add(step('payments'))
  orders.add(step('orders'))
  trace.add(step('Answer'))
  expect(trace.steps.map(({ name, depth }) => `${depth} ${name}`)).toEqual([
    '0 Upstream',
    '1 orders',
    '2 payments',
    '0 Answer',
  ])
})

it('links each call to its caller by W3C ids', () => {
  const trace = record(createRandom(1).next)
  const child = trace.child()
  child.add(step('orders'))
  expect(trace.id).toMatch(/^[0-9a-f]{32}$/)
  expect(trace.steps[0]).toMatchObject({ span: child.span, parent: trace.span })
  expect(child.id).toBe(trace.id)
  expect(child.span).not.toBe(trace.span)
})
