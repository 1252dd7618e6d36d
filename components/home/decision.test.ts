import { expect, it } from 'vitest'
import type { CallRecord, StepView } from '@/lab'
import { decisionOf } from './decision'

const cause = { file: 'kong.yml', start: 0, end: 1 }

function step(name: string, change: Partial<StepView> = {}): StepView {
  return {
    at: 0,
    took: 0,
    who: 'gateway',
    name,
    verdict: 'change',
    why: '',
    depth: 0,
    span: 'a',
    cause,
    ...change,
  }
}

function call(steps: StepView[]): CallRecord {
  const message = { headers: [], body: '', size: 0, cut: false }
  return {
    id: 'c1',
    via: 'send',
    traceId: 't',
    request: { ...message, method: 'GET', scheme: 'https', authority: 'api.shop.test', target: '/' },
    response: { ...message, status: 200, reason: 'OK' },
    steps,
    at: 0,
    took: 0,
  }
}

it('names what stopped a call', () => {
  const steps = [step('Route'), step('key-auth', { verdict: 'stop' }), step('Answer', { verdict: 'stop' })]
  expect(decisionOf(call(steps))?.name).toBe('key-auth')
})

it('names the last thing that the gateway did to a call on its way in', () => {
  const steps = [
    step('Route', { verdict: 'pass' }),
    step('key-auth'),
    step('Upstream', { verdict: 'pass' }),
    step('orders', { who: 'orders' }),
    step('correlation-id'),
  ]
  expect(decisionOf(call(steps))?.name).toBe('key-auth')
  expect(decisionOf(call(steps.slice(0, 1)))?.name).toBe('Route')
})
