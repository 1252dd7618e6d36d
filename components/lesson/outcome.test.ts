import { describe, expect, it } from 'vitest'
import type { CallRecord } from '@/lab'
import { type Choice, whatHappened } from './outcome'

function call(status: number, source: 'service' | 'exit', body = ''): CallRecord {
  const message = { headers: [], body, size: body.length, cut: false }
  return {
    id: '1',
    via: 'send',
    traceId: '1',
    request: { ...message, method: 'GET', scheme: 'https', authority: 'api.shop.test', target: '/' },
    response: { ...message, status, reason: '' },
    steps: [
      {
        at: 0,
        took: 0,
        who: 'gateway',
        name: 'Answer',
        verdict: 'pass',
        why: '',
        depth: 0,
        span: '1',
        data: { source },
      },
    ],
    at: 0,
    took: 0,
  }
}

const choice = (label: string, when: Choice['when']): Choice => ({ label, when, says: '' })

describe('what happened, among the choices of a prediction', () => {
  const authors = [
    choice('gateway twice', [{ madeBy: 'gateway' }, { madeBy: 'gateway' }]),
    choice('gateway, then service', [{ madeBy: 'gateway' }, { madeBy: 'service' }]),
  ]

  it('is told by who wrote each answer', () => {
    expect(whatHappened(authors, [call(404, 'exit'), call(404, 'service')])?.label).toBe(
      'gateway, then service',
    )
    expect(whatHappened(authors, [call(404, 'exit'), call(404, 'exit')])?.label).toBe('gateway twice')
  })

  it('is none of them when the calls do something else, or one is missing', () => {
    expect(whatHappened(authors, [call(200, 'service'), call(200, 'service')])).toBeUndefined()
    expect(whatHappened(authors, [call(404, 'exit')])).toBeUndefined()
  })

  it('is told by status and by fields of the body, where null is not a missing field', () => {
    const totals = [
      choice('an error', [{ status: 'error' }]),
      choice('no total', [{ status: 200, body: { total: null } }]),
    ]
    expect(whatHappened(totals, [call(502, 'exit')])?.label).toBe('an error')
    expect(whatHappened(totals, [call(200, 'service', '{"total":null}')])?.label).toBe('no total')
    expect(whatHappened(totals, [call(200, 'service', '{}')])).toBeUndefined()
    expect(whatHappened(totals, [call(200, 'service', 'no JSON')])).toBeUndefined()
  })
})
