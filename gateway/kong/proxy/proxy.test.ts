import { describe, expect, it } from 'vitest'
import { header, headerValues } from '@/core'
import { ok, openKong, PLAIN, shop } from '../testing'
import { KONG_VERSION } from '../version'

describe('a call that goes to the service', () => {
  it('goes to the joined path with the headers that Kong writes', async () => {
    const world = await openKong(PLAIN)
    const { sent } = await world.ask('/orders/7?q=%61', {
      headers: [
        ['X-Forwarded-For', '9.9.9.9'],
        ['X-Forwarded-Host', 'forged.test'],
        ['Connection', 'keep-alive, X-Hop'],
        ['X-Hop', '1'],
        ['Keep-Alive', 'timeout=5'],
        ['TE', 'trailers, deflate'],
        ['Proxy-Connection', 'close'],
        ['X-Own', 'stays'],
      ],
      host: 'api.shop.test:8000',
    })
    expect(sent?.method).toBe('GET')
    expect(sent?.target).toBe('/api/7?q=%61')
    expect(sent?.authority).toBe('orders:8080')
    const headers = sent?.headers ?? []
    const of = (name: string) => header(headers, name)
    expect(of('host')).toBe('orders:8080')
    expect(of('x-own')).toBe('stays')
    expect(of('via')).toBe(`1.1 kong/${KONG_VERSION}`)
    expect(of('x-forwarded-for')).toBe('9.9.9.9, 203.0.113.7')
    expect(of('x-forwarded-host')).toBe('api.shop.test')
    expect(of('x-forwarded-port')).toBe('8000')
    expect(of('x-forwarded-proto')).toBe('http')
    expect(of('x-forwarded-path')).toBe('/orders/7')
    expect(of('x-forwarded-prefix')).toBe('/orders')
    expect(of('x-real-ip')).toBe('203.0.113.7')
    expect(of('x-kong-request-id')).toMatch(/^[0-9a-f]{32}$/)
    expect(headerValues(headers, 'connection')).toEqual(['keep-alive'])
    expect(of('te')).toBe('trailers')
    for (const name of ['x-hop', 'keep-alive', 'proxy-connection', 'upgrade', 'content-length']) {
      expect(of(name), name).toBeUndefined()
    }
  })

  it('believes a trusted peer about what was before it', async () => {
    const world = await openKong(PLAIN, { conf: 'trusted_ips = 203.0.113.0/24\nheaders_upstream = off' })
    const { sent } = await world.ask('/orders', {
      headers: [
        ['X-Forwarded-Proto', 'https'],
        ['X-Forwarded-Host', 'outer.test'],
        ['X-Forwarded-Port', '443'],
        ['X-Forwarded-Path', '/outer'],
        ['X-Forwarded-Prefix', '/pre'],
        ['X-Real-IP', '1.2.3.4'],
      ],
    })
    const of = (name: string) => header(sent?.headers ?? [], name)
    expect(of('x-forwarded-proto')).toBe('https')
    expect(of('x-forwarded-host')).toBe('outer.test')
    expect(of('x-forwarded-port')).toBe('443')
    expect(of('x-forwarded-path')).toBe('/outer')
    expect(of('x-forwarded-prefix')).toBe('/pre')
    expect(of('x-forwarded-for')).toBe('1.2.3.4')
    expect(of('x-real-ip')).toBe('1.2.3.4')
    expect(of('x-kong-request-id')).toBeUndefined()
  })

  it('keeps the Host of the client when the route says so', async () => {
    const world = await openKong(`${PLAIN}\n        preserve_host: true`)
    const { sent } = await world.ask('/orders', { host: 'api.shop.test:8000' })
    expect(header(sent?.headers ?? [], 'host')).toBe('api.shop.test:8000')
  })

  it('comes back with what the service said and what Kong adds', async () => {
    const world = await openKong(PLAIN, {
      async service() {
        await world.clock.sleep(25)
        return {
          response: {
            status: 201,
            headers: [
              ['Server', 'shop'],
              ['Via', '1.1 cache'],
              ['Connection', 'close, X-Hop'],
              ['X-Hop', '1'],
              ['Transfer-Encoding', 'chunked'],
              ['X-Accel-Buffering', 'no'],
              ['Set-Cookie', 'a=1'],
              ['Set-Cookie', 'b=2'],
            ],
            body: new TextEncoder().encode('made'),
          },
        }
      },
    })
    const answer = await world.ask('/orders')
    expect(answer.status).toBe(201)
    expect(answer.body).toBe('made')
    expect(answer.header('server')).toBe('shop')
    expect(answer.header('via')).toBe(`1.1 cache, 1.1 kong/${KONG_VERSION}`)
    expect(answer.header('x-kong-upstream-latency')).toBe('25')
    expect(answer.header('x-kong-proxy-latency')).toBe('0')
    expect(answer.header('x-kong-request-id')).toBe(header(answer.sent?.headers ?? [], 'x-kong-request-id'))
    expect(headerValues(answer.response.headers, 'set-cookie')).toEqual(['a=1', 'b=2'])
    for (const name of [
      'connection',
      'x-hop',
      'transfer-encoding',
      'x-accel-buffering',
      'x-kong-response-latency',
    ]) {
      expect(answer.header(name), name).toBeUndefined()
    }
  })

  it('carries only those of its own headers that kong.conf asks for', async () => {
    const off = await (await openKong(PLAIN, { conf: 'headers = off' })).ask('/orders')
    expect(off.response.headers.map(([name]) => name)).toEqual(['Content-Type', 'Date'])
    const some = await (await openKong(PLAIN, { conf: 'headers = Via, X-Kong-Upstream-Status' })).ask(
      '/orders',
    )
    expect(some.header('x-kong-upstream-status')).toBe('200')
    expect(some.header('via')).toBe(`1.1 kong/${KONG_VERSION}`)
    expect(some.header('x-kong-request-id')).toBeUndefined()
  })

  it('has no body when only the head was asked for', async () => {
    const service = () => ok('body', [['Content-Length', '4']])
    const answer = await (await openKong(PLAIN, { service })).ask('/orders', { method: 'HEAD' })
    expect(answer.body).toBe('')
    expect(answer.header('content-length')).toBe('4')
  })
})

describe('Kong-Debug', () => {
  it('names route and service, but only where kong.conf allows it', async () => {
    const ask = { headers: [['Kong-Debug', '1']] as const }
    const silent = await (await openKong(PLAIN)).ask('/orders', ask)
    expect(silent.header('kong-route-name')).toBeUndefined()
    const world = await openKong(PLAIN, { conf: 'allow_debug_header = on' })
    const answer = await world.ask('/orders', ask)
    expect(answer.header('kong-route-name')).toBe('orders')
    expect(answer.header('kong-service-name')).toBe('orders')
    expect(answer.header('kong-route-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect((await world.ask('/orders')).header('kong-route-name')).toBeUndefined()
  })
})

describe('a call that the gateway answers', () => {
  it('gets 404 where no route takes it, in the format that Accept asks for', async () => {
    const world = await openKong(PLAIN)
    const json = await world.ask('/nowhere')
    expect(json.status).toBe(404)
    expect(json.json).toEqual({
      message: 'no Route matched with those values',
      request_id: json.header('x-kong-request-id'),
    })
    expect(json.header('server')).toBe(`kong/${KONG_VERSION}`)
    expect(json.header('x-kong-response-latency')).toBe('0')
    expect(json.header('content-length')).toBe(String(json.body.length))
    expect(json.header('via')).toBeUndefined()
    const html = await world.ask('/nowhere', { headers: [['Accept', 'text/html']] })
    expect(html.header('content-type')).toBe('text/html; charset=utf-8')
    const head = await world.ask('/nowhere', { method: 'HEAD' })
    expect(head.body).toBe('')
    expect(head.header('content-length')).toBe(String(json.body.length))
  })

  it('gets 503 where the route has no service, unless a plugin answers first', async () => {
    const route = 'routes:\n  - name: bare\n    paths: [/bare]'
    const answer = await (await openKong(route)).ask('/bare')
    expect(answer.status).toBe(503)
    expect(answer.json).toMatchObject({ message: 'no Service found with those values' })
    const plugin = 'plugins:\n  - name: request-termination\n    config: { status_code: 200, message: hi }'
    expect((await (await openKong(`${route}\n${plugin}`)).ask('/bare')).json).toEqual({ message: 'hi' })
  })

  it('is told to use https, or sent there', async () => {
    const https = `${PLAIN}\n        protocols: [https]`
    const told = await (await openKong(https)).ask('/orders?a=1')
    expect(told.status).toBe(426)
    expect(told.json).toMatchObject({ message: 'Please use HTTPS protocol' })
    expect(told.header('upgrade')).toBe('TLS/1.2, HTTP/1.1')
    expect(told.step('Upstream')?.why).toBe('Not called: the gateway has answered')
    const sent = await (await openKong(`${https}\n        https_redirect_status_code: 301`)).ask(
      '/orders?a=1',
    )
    expect(sent.status).toBe(301)
    expect(sent.header('location')).toBe('https://api.shop.test/orders?a=1')
    expect((await (await openKong(https)).ask('/orders', { scheme: 'https' })).status).toBe(200)
    const behind = await openKong(https, { conf: 'trusted_ips = 0.0.0.0/0' })
    expect((await behind.ask('/orders', { headers: [['X-Forwarded-Proto', 'https']] })).status).toBe(200)
  })

  it('gets 503 when the name of the service is not known', async () => {
    const answer = await (await openKong(PLAIN, { names: {} })).ask('/orders')
    expect(answer.status).toBe(503)
    expect(answer.json).toMatchObject({ message: 'name resolution failed' })
    expect(answer.step('Upstream')).toMatchObject({ verdict: 'stop', why: 'No address is known for orders' })
  })
})

describe('a fault inside', () => {
  it('becomes 500, is logged, and leaves the gateway working', async () => {
    let broken = true
    const world = await openKong(PLAIN, {
      service() {
        if (broken) throw new Error('the wire broke')
        return ok()
      },
    })
    const answer = await world.ask('/orders')
    expect(answer.status).toBe(500)
    expect(answer.body).toBe('{"message":"An unexpected error occurred"}')
    expect(world.logs.at(-1)).toMatchObject({ level: 'error', message: 'Kong: the wire broke' })
    broken = false
    expect((await world.ask('/orders')).status).toBe(200)
  })
})

describe('an upgraded connection', () => {
  it('passes the offer to the service and the socket to the client', async () => {
    const socket = { send() {}, close() {}, frames: (async function* () {})() }
    const world = await openKong(PLAIN, {
      service: () => ({
        response: {
          status: 101,
          headers: [
            ['Connection', 'Upgrade'],
            ['Upgrade', 'websocket'],
          ],
          body: new Uint8Array(),
          socket,
        },
      }),
    })
    const answer = await world.ask('/orders', {
      headers: [
        ['Connection', 'Upgrade'],
        ['Upgrade', 'websocket'],
      ],
    })
    expect(header(answer.sent?.headers ?? [], 'upgrade')).toBe('websocket')
    expect(header(answer.sent?.headers ?? [], 'connection')).toBe('keep-alive, Upgrade')
    expect(answer.status).toBe(101)
    expect(answer.header('upgrade')).toBe('websocket')
    expect(answer.response.socket).toBe(socket)
  })
})

describe('the trace of a call', () => {
  it('tells the whole way, each step with its place in the file', async () => {
    const world = await openKong(shop('- name: rate-limiting\n  config: { minute: 5 }'))
    const { steps } = await world.ask('/orders/7')
    expect(steps.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      'Route pass',
      'rate-limiting change',
      'Upstream pass',
      'Answer pass',
    ])
    const [route, limit, upstream, answer] = steps
    expect(route).toMatchObject({ why: 'orders: path begins with /orders', effect: 'to http://orders:8080' })
    expect(upstream).toMatchObject({
      why: 'orders has 2 addresses, and 10.0.0.2 is next in turn',
      effect: '→ 10.0.0.2:8080',
    })
    expect(answer?.why).toMatch(/^orders answered after 0 ms; Kong adds /)
    expect(limit?.before).toHaveProperty('request.target', '/orders/7')
    expect(answer?.after).toHaveProperty('response.status', 200)
    expect(limit?.cause?.start).toBeGreaterThan(route?.cause?.start ?? Number.POSITIVE_INFINITY)
  })

  it('shows what is not simulated as passed by', async () => {
    const world = await openKong(shop('- name: jwt'))
    const answer = await world.ask('/orders')
    expect(answer.status).toBe(200)
    expect(answer.step('jwt')).toMatchObject({ verdict: 'skip' })
    expect(answer.step('jwt')?.why).toMatch(/^not simulated: /)
  })
})

describe('an expressions router', () => {
  it('is answered by the compatible one, with a warning', async () => {
    const world = await openKong(PLAIN, { conf: 'router_flavor = expressions' })
    expect(world.compiled.problems).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        message: 'not simulated yet: expressions; the traditional_compatible router answers instead',
      }),
    )
    expect((await world.ask('/orders')).status).toBe(200)
  })
})
