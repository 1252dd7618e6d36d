import { describe, expect, it } from 'vitest'
import type { CallRecord } from '@/lab'
import { type Choice, whatHappened } from './outcome'

const services = ['orders']

function call(status: number, reached: string | null, body = ''): CallRecord {
  const message = { headers: [], body, size: body.length, cut: false }
  const step = { at: 0, took: 0, verdict: 'pass', why: '' } as const
  return {
    id: '1',
    via: 'send',
    traceId: '1',
    request: { ...message, method: 'GET', scheme: 'https', authority: 'api.shop.test', target: '/' },
    response: { ...message, status, reason: '' },
    steps: [
      { ...step, who: 'gateway', name: 'Route', depth: 0, span: '1' },
      ...(reached ? [{ ...step, who: reached, name: reached, depth: 1, span: '2', parent: '1' }] : []),
    ],
    at: 0,
    took: 0,
  }
}

const choice = (label: string, when: Choice['when']): Choice => ({ label, when, says: '' })

describe('what happened, among the choices of a prediction', () => {
  const authors = [
    choice('gateway twice', [{ reached: null }, { reached: null }]),
    choice('gateway, then service', [{ reached: null }, { reached: 'orders' }]),
  ]

  it('is told by who wrote each answer', () => {
    expect(whatHappened(authors, [call(404, null), call(404, 'orders')], services)?.label).toBe(
      'gateway, then service',
    )
    expect(whatHappened(authors, [call(404, null), call(404, null)], services)?.label).toBe('gateway twice')
  })

  it('is none of them when the calls do something else, or one is missing', () => {
    expect(whatHappened(authors, [call(200, 'orders'), call(200, 'orders')], services)).toBeUndefined()
    expect(whatHappened(authors, [call(404, null)], services)).toBeUndefined()
  })

  it('is told by status and by fields of the body, where null is not a missing field', () => {
    const totals = [
      choice('an error', [{ status: 'error' }]),
      choice('no total', [{ status: 200, body: { total: null } }]),
    ]
    expect(whatHappened(totals, [call(502, null)], services)?.label).toBe('an error')
    expect(whatHappened(totals, [call(200, 'orders', '{"total":null}')], services)?.label).toBe('no total')
    expect(whatHappened(totals, [call(200, 'orders', '{}')], services)).toBeUndefined()
    expect(whatHappened(totals, [call(200, 'orders', 'no JSON')], services)).toBeUndefined()
  })
})
