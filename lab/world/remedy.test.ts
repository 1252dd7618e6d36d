import { describe, expect, it } from 'vitest'
import { type HttpRequest, NO_BODY, type Step } from '@/core'
import type { Match } from '@/gateway'
import { remedyFor } from './remedy'

const cause = { file: 'kong.yml', start: 1, end: 2 }
const connection = { peer: { ip: '203.0.113.10', port: 1 }, local: { ip: '172.20.0.2', port: 443 } }
const get = (target: string): HttpRequest => ({
  method: 'GET',
  scheme: 'https',
  authority: 'api.shop.test',
  target,
  headers: [],
  body: NO_BODY,
  version: '1.1',
  connection,
})
const answer = (status: number) => ({ status, headers: [], body: NO_BODY })
const step = (rest: Partial<Step>): Step => ({
  at: 0,
  took: 0,
  who: 'gateway',
  name: 'key-auth',
  verdict: 'stop',
  why: '',
  depth: 0,
  span: '1',
  ...rest,
})
const match = (name: string, rest: Partial<Match>): Match => ({
  route: name,
  name,
  matched: false,
  by: {},
  cause,
  ...rest,
})
const base = {
  request: get('/order/1042'),
  response: answer(404),
  steps: [],
  matches: [],
  received: undefined,
}

describe('what would let a call in', () => {
  it('is nothing to say for a call that was answered', () => {
    expect(remedyFor({ ...base, response: answer(200) })).toBeUndefined()
  })

  it('is what the step that stopped it says, with its place', () => {
    const steps = [step({ remedy: 'Send a key.', cause })]
    expect(remedyFor({ ...base, response: answer(401), steps })).toEqual({ text: 'Send a key.', cause })
  })

  it('is not what a service further down says of its own refusals', () => {
    const steps = [step({ remedy: 'Not ours.', depth: 1 })]
    expect(remedyFor({ ...base, steps })).toBeUndefined()
  })

  it('is the route that came nearest when none took the call', () => {
    const path = (wanted: string) => ({
      kind: 'path' as const,
      why: `it does not begin with ${wanted}`,
      wanted,
      got: '/order/1042',
      cause,
    })
    const matches = [
      match('admin', { failed: { kind: 'host', why: 'wrong host', cause } }),
      match('orders', { failed: path('/orders') }),
      match('users', { failed: path('/users') }),
    ]
    expect(remedyFor({ ...base, matches })?.text).toContain(
      'The nearest route is orders: it does not begin with /orders',
    )
  })

  it('is a route of its own when none comes near', () => {
    const failed = { kind: 'path' as const, why: '', wanted: '/products', got: '/payments/1', cause }
    const remedy = remedyFor({ ...base, matches: [match('products', { failed })] })
    expect(remedy?.text).toBe('No route leads to /payments/1. Write one, or call a path that a route takes.')
    expect(remedy?.cause).toBeUndefined()
  })

  it('names the service as the author, and the path that it received', () => {
    const refusal = {
      ...base,
      request: get('/orders/1042?x=1'),
      received: get('/1042?x=1'),
      matches: [match('orders', { matched: true })],
    }
    const remedy = remedyFor(refusal)
    expect(remedy?.text).toContain('The service said 404, not the gateway: it received GET /1042')
    expect(remedy?.cause).toEqual(cause)
  })

  it('has nothing to add when the service refused the very path that was asked for', () => {
    expect(remedyFor({ ...base, received: get('/order/1042') })).toBeUndefined()
  })
})
