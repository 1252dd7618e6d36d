import { describe, expect, it } from 'vitest'
import type { Topology } from '@/gateway'
import type { CallRecord, StepView } from '@/lab'
import { inWords, wayOf } from './way'

const SERVICES = ['orders', 'payments', 'shipping']
const routeCause = { file: 'kong.yml', start: 100, end: 160 }
const topology: Topology = {
  product: 'Kong',
  routes: [{ id: 'r1', name: 'orders', service: 's1', matches: '/orders', cause: routeCause }],
  services: [{ id: 's1', name: 'orders-service', host: 'orders', port: 8080, cause: routeCause }],
  plugins: [],
}

function step(change: Partial<StepView>): StepView {
  return {
    at: 0,
    took: 0,
    who: 'gateway',
    name: 'Route',
    verdict: 'pass',
    why: '',
    depth: 0,
    span: 'root',
    ...change,
  }
}

function call(status: number, steps: StepView[]): CallRecord {
  const message = { headers: [], body: '', size: 0, cut: false }
  return {
    id: 'c1',
    via: 'send',
    traceId: 't',
    request: { ...message, method: 'GET', scheme: 'https', authority: 'api.shop.test', target: '/orders/1' },
    response: { ...message, status, reason: '' },
    steps,
    at: 0,
    took: 0,
  }
}

describe('wayOf', () => {
  it('stops at the gate when no service took a step, and knows which one was wanted', () => {
    const way = wayOf(
      call(429, [
        step({ cause: { file: 'kong.yml', start: 120, end: 140 } }),
        step({ name: 'rate-limiting', verdict: 'stop', data: { limit: 5, used: 5, period: 'minute' } }),
        step({ name: 'orders', who: 'orders', verdict: 'skip', why: 'not called' }),
      ]),
      topology,
      SERVICES,
    )
    expect(way).toMatchObject({ stopped: true, wanted: 'orders', counter: '5 of 5 used this minute' })
    expect(inWords(way, 'Kong', SERVICES)).toContain(
      'refused at the gateway with 429. It was on its way to orders.',
    )
  })

  it('wants nothing when no route took the call', () => {
    const way = wayOf(call(404, [step({ verdict: 'stop', cause: routeCause })]), topology, SERVICES)
    expect(way).toMatchObject({ stopped: true, wanted: undefined })
  })

  it('follows the calls that services make to one another by their spans', () => {
    const way = wayOf(
      call(200, [
        step({}),
        step({ who: 'orders', span: 'a', parent: 'root', depth: 1 }),
        step({ who: 'payments', span: 'b', parent: 'a', depth: 2 }),
        step({ who: 'payments', span: 'c', parent: 'a', depth: 2 }),
        step({ who: 'shipping', span: 'd', parent: 'b', depth: 3 }),
      ]),
      topology,
      SERVICES,
    )
    expect(way).toMatchObject({ stopped: false, reached: 'orders' })
    expect(way.onward).toEqual([
      { from: 'orders', to: 'payments' },
      { from: 'payments', to: 'shipping' },
    ])
    expect(inWords(way, 'Kong', SERVICES)).toContain('orders called payments. payments called shipping.')
  })

  it('takes the last limit that a step tells of', () => {
    const steps = [
      step({ data: { limit: 30, used: 2, period: 'minute' } }),
      step({ data: { limit: 9, used: 0 } }),
      step({}),
    ]
    expect(wayOf(call(200, steps), topology, SERVICES).counter).toBe('1 of 9 used')
  })
})

describe('inWords', () => {
  it('says that nothing has happened before the first call', () => {
    expect(inWords(null, 'Kong', SERVICES)).toBe(
      'A client calls the Kong gateway. Behind the gateway stand orders, payments and shipping. No call has been sent yet.',
    )
  })
})
