import { expect, it } from 'vitest'
import type { StepView } from '@/lab'
import { readingOrder } from './order'

function step(name: string, span: string, parent?: string): StepView {
  const who = parent === undefined ? 'gateway' : name
  return { at: 0, took: 0, who, name, verdict: 'pass', why: '', depth: 0, span, parent }
}

it('reads a service before those it called, though it wrote its step down after them', () => {
  const steps = [
    step('Route', 'a'),
    step('shipping', 'c', 'b'),
    step('bank', 'e', 'd'),
    step('payments', 'd', 'b'),
    step('orders', 'b', 'a'),
    step('Answer', 'a'),
  ]
  expect(readingOrder(steps).map((index) => steps[index]?.name)).toEqual([
    'Route',
    'orders',
    'shipping',
    'payments',
    'bank',
    'Answer',
  ])
})
