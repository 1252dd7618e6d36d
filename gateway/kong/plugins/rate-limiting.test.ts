import { describe, expect, it } from 'vitest'
import { CONSUMERS, mapStore, openKong, shop } from '../testing'
import { ordinal } from './rate-limiting'

const open = (config: string, more = '', options = {}) =>
  openKong(shop(`- name: rate-limiting\n  config: ${config}`, more), options)

describe('rate-limiting', () => {
  it('lets calls pass up to the limit and counts down in the headers', async () => {
    const world = await open('{ minute: 2 }')
    const first = await world.ask('/orders')
    expect(first.status).toBe(200)
    expect(first.header('x-ratelimit-limit-minute')).toBe('2')
    expect(first.header('x-ratelimit-remaining-minute')).toBe('1')
    expect(first.header('ratelimit-limit')).toBe('2')
    expect(first.header('ratelimit-remaining')).toBe('1')
    expect(first.header('ratelimit-reset')).toBe('40')
    expect(first.header('retry-after')).toBeUndefined()
    expect(first.step('rate-limiting')).toMatchObject({
      verdict: 'change',
      why: '1st call since 12:00:00, the limit is 2',
      effect: '2 → 1 left',
    })
    expect((await world.ask('/orders')).header('ratelimit-remaining')).toBe('0')
  })

  it('refuses the next one and says when to come back', async () => {
    const world = await open('{ minute: 1 }')
    await world.ask('/orders')
    const refused = await world.ask('/orders')
    expect(refused.status).toBe(429)
    expect(refused.json).toMatchObject({ message: 'API rate limit exceeded' })
    expect(refused.header('ratelimit-remaining')).toBe('0')
    expect(refused.header('retry-after')).toBe('40')
    expect(refused.sent).toBeUndefined()
    expect(refused.step('rate-limiting')).toMatchObject({
      verdict: 'stop',
      why: '2nd call since 12:00:00, the limit is 1',
      effect: 'stop, 0 of 1 left',
    })
  })

  it('begins anew when the clock says so, not a minute after the first call', async () => {
    const world = await open('{ minute: 1 }')
    await world.ask('/orders')
    await world.clock.advance(39_999)
    expect((await world.ask('/orders')).status).toBe(429)
    await world.clock.advance(1)
    expect((await world.ask('/orders')).status).toBe(200)
  })

  it('does not count what it refuses', async () => {
    const world = await open('{ minute: 1, hour: 2 }')
    await world.ask('/orders')
    await world.ask('/orders')
    await world.ask('/orders')
    await world.clock.advance(60_000)
    const answer = await world.ask('/orders')
    expect(answer.status).toBe(200)
    expect(answer.header('x-ratelimit-remaining-hour')).toBe('0')
  })

  it('names the tightest window, and of equals the longest', async () => {
    const answer = await (await open('{ second: 3, hour: 3, day: 3 }')).ask('/orders')
    expect(answer.header('ratelimit-limit')).toBe('3')
    expect(answer.header('ratelimit-reset')).toBe(String(86400 - (12 * 3600 + 20)))
    expect(answer.header('x-ratelimit-remaining-second')).toBe('2')
  })

  it('counts each client address by itself, and consumers wherever they are', async () => {
    const byIp = await open('{ minute: 1, limit_by: ip }')
    expect((await byIp.ask('/orders', { peer: '10.9.9.1' })).status).toBe(200)
    expect((await byIp.ask('/orders', { peer: '10.9.9.2' })).status).toBe(200)
    expect((await byIp.ask('/orders', { peer: '10.9.9.1' })).status).toBe(429)
    const plugins = '- name: key-auth\n- name: rate-limiting\n  config: { minute: 1 }'
    const byConsumer = await openKong(shop(plugins, CONSUMERS))
    const headers = [['apikey', 'ann-key']] as const
    expect((await byConsumer.ask('/orders', { headers, peer: '10.9.9.1' })).status).toBe(200)
    const second = await byConsumer.ask('/orders', { headers, peer: '10.9.9.2' })
    expect(second.step('rate-limiting')?.why).toBe('2nd call of ann since 12:00:00, the limit is 1')
  })

  it('counts by header and by path, and by address where those are not there', async () => {
    const byHeader = await open('{ minute: 1, limit_by: header, header_name: X-App }')
    const app = (name: string) => ({ headers: [['X-App', name]] as const })
    expect((await byHeader.ask('/orders', app('a'))).status).toBe(200)
    expect((await byHeader.ask('/orders', app('b'))).status).toBe(200)
    expect((await byHeader.ask('/orders', app('a'))).status).toBe(429)
    expect((await byHeader.ask('/orders')).status).toBe(200)
    const byPath = await open('{ minute: 1, limit_by: path, path: /orders/a }')
    expect((await byPath.ask('/orders/a?x=1', { peer: '10.9.9.1' })).status).toBe(200)
    expect((await byPath.ask('/orders/a', { peer: '10.9.9.2' })).status).toBe(429)
    expect((await byPath.ask('/orders/b', { peer: '10.9.9.2' })).status).toBe(200)
  })

  it('keeps its headers to itself when told to', async () => {
    const world = await open(
      '{ minute: 1, hide_client_headers: true, error_code: 403, error_message: slow down }',
    )
    await world.ask('/orders')
    const refused = await world.ask('/orders')
    expect(refused.status).toBe(403)
    expect(refused.json).toMatchObject({ message: 'slow down' })
    for (const name of ['ratelimit-limit', 'retry-after', 'x-ratelimit-limit-minute']) {
      expect(refused.header(name)).toBeUndefined()
    }
  })

  it('keeps its headers on an answer that the gateway makes because the service is away', async () => {
    const world = await open('{ minute: 3 }', '', {
      service: () => ({ failure: 'refused', phase: 'connect' }),
    })
    const answer = await world.ask('/orders')
    expect(answer.status).toBe(502)
    expect(answer.header('ratelimit-remaining')).toBe('2')
  })

  it('goes on counting after an edit, until the plugin is gone', async () => {
    const store = mapStore()
    await (await open('{ minute: 1 }', '', { store })).ask('/orders')
    expect((await (await open('{ minute: 2 }', '', { store })).ask('/orders')).status).toBe(200)
    expect((await (await open('{ minute: 2 }', '', { store })).ask('/orders')).status).toBe(429)
    await openKong(shop('- name: cors'), { store })
    expect((await (await open('{ minute: 2 }', '', { store })).ask('/orders')).status).toBe(200)
  })

  it('says that other policies are only nearly what they are', async () => {
    const { compiled } = await open('{ minute: 1, policy: redis, redis: { host: redis } }')
    expect(compiled.coverage).toContainEqual(
      expect.objectContaining({ construct: 'rate-limiting, policy: redis', level: 'approximated' }),
    )
  })

  it('counts in words', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 113].map(ordinal)).toEqual(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 113th'.split(' '),
    )
  })
})
