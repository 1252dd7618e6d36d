import { describe, expect, it } from 'vitest'
import { CONSUMERS, openKong, START, shop } from '../testing'

const LOG = '- name: file-log\n  config: { path: /tmp/calls.log }'

describe('file-log', () => {
  it('writes one entry per call in the shape of Kong', async () => {
    const world = await openKong(shop(`- name: key-auth\n${LOG}`, CONSUMERS), {
      async service() {
        await world.clock.sleep(30)
        return { response: { status: 201, headers: [['X-A', '1']], body: new Uint8Array(4) } }
      },
    })
    await world.ask('/orders?a=1&a=2&b', {
      headers: [
        ['apikey', 'ann-key'],
        ['Authorization', 'Bearer secret'],
      ],
    })
    expect(world.logs).toHaveLength(1)
    expect(world.logs[0]).toMatchObject({
      source: 'gateway',
      message: 'file-log /tmp/calls.log: GET /orders?a=1&a=2&b 201',
      data: {
        request: {
          uri: '/orders?a=1&a=2&b',
          url: 'http://api.shop.test:8000/orders?a=1&a=2&b',
          method: 'GET',
          querystring: { a: ['1', '2'], b: true },
          headers: { authorization: 'REDACTED', apikey: 'ann-key', host: 'api.shop.test' },
        },
        upstream_uri: '/orders?a=1&a=2&b',
        upstream_status: '201',
        response: { status: 201, headers: { 'x-a': '1' } },
        latencies: { kong: 0, proxy: 30, request: 30, receive: 0 },
        tries: [{ ip: '10.0.0.2', port: 8080, balancer_start: START, balancer_latency: 0 }],
        route: { name: 'orders', service: {} },
        service: { name: 'orders', host: 'orders' },
        consumer: { username: 'ann' },
        authenticated_entity: {},
        client_ip: '203.0.113.7',
        started_at: START,
        source: 'upstream',
        workspace_name: 'default',
      },
    })
  })

  it('says who made the answer', async () => {
    const refused = await openKong(shop(`- name: key-auth\n${LOG}`))
    await refused.ask('/orders')
    expect(refused.logs[0]?.data).toMatchObject({
      source: 'exit',
      response: { status: 401 },
      upstream_status: '',
    })
    const away = await openKong(shop(LOG), { service: () => ({ failure: 'refused', phase: 'connect' }) })
    await away.ask('/orders')
    expect(away.logs[0]?.data).toMatchObject({
      source: 'error',
      response: { status: 502 },
      tries: [...Array(5).fill({ state: 'next', code: 502 }), { state: 'failed', code: 502 }],
    })
  })

  it('leaves fields out that Lua would compute, and says so', async () => {
    const world = await openKong(
      shop('- name: file-log\n  config: { path: /tmp/log, custom_fields_by_lua: { a: "return 1" } }'),
    )
    expect(world.compiled.coverage).toContainEqual(
      expect.objectContaining({ construct: 'file-log, custom_fields_by_lua', level: 'not simulated' }),
    )
    await world.ask('/orders')
    expect(world.logs[0]?.data).not.toHaveProperty('a')
  })
})
