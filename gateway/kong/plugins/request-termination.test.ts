import { describe, expect, it } from 'vitest'
import { CONSUMERS, openKong, shop } from '../testing'

const open = (config = '', more = '') =>
  openKong(shop(`- name: request-termination${config === '' ? '' : `\n  config: ${config}`}`, more))

describe('request-termination', () => {
  it('answers 503 by itself and does not call the service', async () => {
    const answer = await (await open()).ask('/orders')
    expect(answer.status).toBe(503)
    expect(answer.body).toBe('{"message":"Service unavailable"}')
    expect(answer.header('content-type')).toBe('application/json; charset=utf-8')
    expect(answer.header('content-length')).toBe('33')
    expect(answer.header('server')).toMatch(/^kong\//)
    expect(answer.header('via')).toBeUndefined()
    expect(answer.sent).toBeUndefined()
    expect(answer.step('request-termination')).toMatchObject({
      verdict: 'stop',
      effect: '503 Service unavailable',
    })
  })

  it('takes status and message from the configuration', async () => {
    const answer = await (await open('{ status_code: 410, message: Gone for good }')).ask('/orders')
    expect(answer.status).toBe(410)
    expect(answer.json).toEqual({ message: 'Gone for good' })
  })

  it('has no body for a status without a text of its own', async () => {
    const answer = await (await open('{ status_code: 418 }')).ask('/orders')
    expect(answer.body).toBe('')
    expect(answer.header('content-length')).toBe('0')
  })

  it('sends a body as it is', async () => {
    const world = await open('{ status_code: 200, body: "<p>Back soon</p>", content_type: text/html }')
    const answer = await world.ask('/orders')
    expect(answer.body).toBe('<p>Back soon</p>')
    expect(answer.header('content-type')).toBe('text/html')
  })

  it('waits for its trigger, a header or a query parameter', async () => {
    const world = await open('{ status_code: 503, trigger: x-stop }')
    expect((await world.ask('/orders')).status).toBe(200)
    expect((await world.ask('/orders', { headers: [['X-Stop', '']] })).status).toBe(503)
    expect((await world.ask('/orders?x%2Dstop')).status).toBe(503)
  })

  it('echoes the request and where it matched', async () => {
    const world = await open('{ status_code: 404, echo: true }')
    const answer = await world.ask('/orders/7?a=1&b', {
      method: 'POST',
      body: 'hello',
      host: 'Shop.test:8000',
    })
    expect(answer.json).toMatchObject({
      message: 'Not found',
      request: {
        method: 'POST',
        scheme: 'http',
        host: 'shop.test',
        port: 8000,
        path: '/orders/7',
        query: { a: '1', b: true },
        raw_body: 'hello',
        uri_captures: { named: {}, unnamed: {} },
      },
      matched_route: { name: 'orders', paths: ['/orders'] },
      matched_service: { name: 'orders', port: 8080 },
    })
  })

  it('runs last, so that authentication and limits come first', async () => {
    const world = await openKong(shop('- name: request-termination\n- name: key-auth', CONSUMERS))
    expect((await world.ask('/orders')).status).toBe(401)
    expect((await world.ask('/orders?apikey=ann-key')).status).toBe(503)
  })
})
