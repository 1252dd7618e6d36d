import { describe, expect, it } from 'vitest'
import type { SnapshotView } from '@/lab'
import { difference } from './difference'

const request = (change: object = {}): SnapshotView => ({
  request: {
    method: 'GET',
    scheme: 'https',
    authority: 'api.shop.test',
    target: '/orders/1042',
    headers: [['Accept', '*/*']],
    body: '',
    size: 0,
    cut: false,
    ...change,
  },
})

describe('difference', () => {
  it('says nothing when a step left the message alone', () => {
    expect(difference(request(), request())).toEqual([])
    expect(difference(undefined, request())).toEqual([])
  })

  it('names a header that was added, removed or changed', () => {
    const after = request({
      headers: [
        ['accept', 'text/plain'],
        ['X-Request-ID', '7'],
      ],
    })
    expect(difference(request(), after)).toEqual([
      { what: 'Accept', kind: 'header', before: '*/*', after: 'text/plain' },
      { what: 'X-Request-ID', kind: 'header', before: undefined, after: '7' },
    ])
    expect(difference(after, request({ headers: [['accept', 'text/plain']] }))).toEqual([
      { what: 'X-Request-ID', kind: 'header', before: '7', after: undefined },
    ])
  })

  it('keeps apart the values of a header that stands more than once', () => {
    const twice = request({
      headers: [
        ['Via', 'a'],
        ['Via', 'b'],
      ],
    })
    expect(difference(request({ headers: [['Via', 'a']] }), twice)).toEqual([
      { what: 'Via', kind: 'header', before: undefined, after: 'b' },
    ])
  })

  it('shows a path that was cut, and a body that was written', () => {
    expect(difference(request(), request({ target: '/1042', body: '{}' }))).toEqual([
      { what: 'path', kind: 'line', before: '/orders/1042', after: '/1042' },
      { what: 'body', kind: 'body', before: undefined, after: '{}' },
    ])
  })

  it('shows only the answer of a call that was turned into one', () => {
    const answer: SnapshotView = {
      response: {
        status: 429,
        reason: 'Too Many Requests',
        headers: [['Retry-After', '2']],
        body: '{}',
        size: 2,
        cut: false,
      },
    }
    expect(difference(request(), answer)).toEqual([
      { what: 'answer', kind: 'line', after: '429 Too Many Requests' },
      { what: 'Retry-After', kind: 'header', before: undefined, after: '2' },
      { what: 'body', kind: 'body', before: undefined, after: '{}' },
    ])
  })
})
