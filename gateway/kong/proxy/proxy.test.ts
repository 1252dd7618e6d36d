import { describe, expect, it } from 'vitest'
import { header, headerValues, type Outcome } from '@/core'
import { CONSUMERS, ok, openKong, shop } from '../testing'
import { KONG_VERSION } from '../version'

const PLAIN = `
services:
  - name: orders
    url: http://orders:8080/api
    routes:
      - name: orders
        paths: [/orders]`

const refused: Outcome = { failure: 'refused', phase: 'connect' }

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

describe('a service that does not answer', () => {
  it('is tried again at its other addresses, and reached in the end', async () => {
    let down = 2
    const world = await openKong(PLAIN, { service: () => (down-- > 0 ? refused : ok()) })
    const answer = await world.ask('/orders')
    expect(answer.status).toBe(200)
    expect(world.sent.map(({ to }) => to.ip)).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.2'])
    const upstream = answer.steps.filter((step) => step.name === 'Upstream')
    expect(upstream.map((step) => step.verdict)).toEqual(['pass', 'change', 'pass', 'change', 'pass'])
    expect(upstream[1]?.why).toBe('10.0.0.2:8080: the connection was refused; 5 tries left')
  })

  it('becomes 502 after one try and five more, in plain text for who does not say otherwise', async () => {
    const world = await openKong(PLAIN, { service: () => refused })
    const answer = await world.ask('/orders')
    expect(world.sent).toHaveLength(6)
    expect(answer.status).toBe(502)
    expect(answer.body).toBe(
      `An invalid response was received from the upstream server\nrequest_id: ${answer.header('x-kong-request-id')}\n`,
    )
    expect(answer.header('server')).toBe(`kong/${KONG_VERSION}`)
    expect(answer.header('x-kong-response-latency')).toBe('0')
  })

  it('becomes 504 when it takes too long, with the patience that the service sets', async () => {
    const world = await openKong(
      `
services:
  - url: http://orders:8080
    retries: 1
    connect_timeout: 11
    write_timeout: 12
    read_timeout: 13
    routes: [{ paths: [/orders] }]`,
      { service: () => ({ failure: 'timeout', phase: 'read' }) },
    )
    const answer = await world.ask('/orders', { headers: [['Accept', 'application/json']] })
    expect(world.sent).toHaveLength(2)
    expect(world.sent[0]?.to).toMatchObject({ connect: 11, send: 12, read: 13, purpose: 'call' })
    expect(answer.status).toBe(504)
    expect(answer.json).toMatchObject({ message: 'The upstream server is timing out' })
  })

  it('gets no second try once a POST was sent, but does while the connection was not there', async () => {
    const lost = await openKong(PLAIN, { service: () => ({ failure: 'reset', phase: 'read' }) })
    expect((await lost.ask('/orders', { method: 'POST', body: 'x' })).status).toBe(502)
    expect(lost.sent).toHaveLength(1)
    const put = await openKong(PLAIN, { service: () => ({ failure: 'reset', phase: 'read' }) })
    await put.ask('/orders', { method: 'PUT', body: 'x' })
    expect(put.sent).toHaveLength(6)
    const closed = await openKong(PLAIN, { service: () => refused })
    await closed.ask('/orders', { method: 'POST', body: 'x' })
    expect(closed.sent).toHaveLength(6)
  })

  it('is not asked again when it answers with an error of its own', async () => {
    const service = (): Outcome => ({ response: { status: 500, headers: [], body: new Uint8Array() } })
    const world = await openKong(PLAIN, { service })
    expect((await world.ask('/orders')).status).toBe(500)
    expect(world.sent).toHaveLength(1)
  })
})

describe('an upstream entity', () => {
  const balanced = (more = '') => `
services:
  - { name: orders, host: pool, routes: [{ paths: [/orders] }] }
upstreams:
  - name: pool
    targets:
      - { target: "10.1.0.1:9001", weight: 200 }
      - { target: "10.1.0.2", weight: 100 }
      - { target: "10.1.0.3:9003", weight: 0 }${more}`

  it('gives each target its exact share', async () => {
    const world = await openKong(balanced())
    for (let i = 0; i < 9; i++) await world.ask('/orders')
    const hits = world.sent.map(({ to }) => `${to.ip}:${to.port}`)
    expect(hits.filter((hit) => hit === '10.1.0.1:9001')).toHaveLength(6)
    expect(hits.filter((hit) => hit === '10.1.0.2:8000')).toHaveLength(3)
    expect(world.sent[0]?.request.authority).toMatch(/^10\.1\.0\.[12]:\d+$/)
  })

  it('can set the Host that its targets see', async () => {
    const world = await openKong(balanced('\n    host_header: shop.test'))
    await world.ask('/orders')
    expect(world.sent[0]?.request.authority).toMatch(/^shop\.test:\d+$/)
  })

  it('without a usable target answers 503', async () => {
    const world = await openKong(balanced().replace('200', '0').replace('100', '0'))
    const answer = await world.ask('/orders')
    expect(answer.status).toBe(503)
    expect(answer.json).toMatchObject({ message: 'failure to get a peer from the ring-balancer' })
  })

  it('is shown with its targets', async () => {
    const { gateway } = (await openKong(balanced())).compiled
    expect(gateway?.health()).toContainEqual({
      upstream: 'pool',
      target: '10.1.0.1:9001',
      health: 'off',
      weight: 200,
    })
    expect(gateway?.describe().services[0]?.targets).toHaveLength(3)
  })
})

describe('which plugin runs', () => {
  const plugin = (status: number, indent: string) =>
    `${indent}- { name: request-termination, config: { status_code: ${status} } }`

  it('is the most specific one, and only that', async () => {
    const scopes = `
services:
  - name: orders
    url: http://orders:8080
    plugins:
${plugin(502, '      ')}
    routes:
      - { name: a, paths: [/a], protocols: [http] }
      - { name: b, paths: [/b], protocols: [http] }
plugins:
${plugin(503, '  ')}
  - { name: key-auth, config: { anonymous: guest } }
  - { name: request-termination, route: a, config: { status_code: 501 } }
  - { name: request-termination, consumer: ann, config: { status_code: 500 } }
  - { name: request-termination, consumer: ann, route: b, config: { status_code: 505 } }
routes:
  - { name: c, paths: [/c] }
${CONSUMERS}`
    const world = await openKong(scopes)
    const status = async (path: string) => (await world.ask(path)).status
    expect(await status('/a')).toBe(501)
    expect(await status('/b')).toBe(502)
    expect(await status('/c')).toBe(503)
    expect(await status('/a?apikey=ann-key')).toBe(500)
    expect(await status('/b?apikey=ann-key')).toBe(505)
  })

  it('is not one that is disabled', async () => {
    const world = await openKong(shop('- name: request-termination\n  enabled: false'))
    expect((await world.ask('/orders')).status).toBe(200)
  })

  it('is shown in order, with the scope and the place of each value', async () => {
    const world = await openKong(
      shop('- name: rate-limiting\n  config: { minute: 5 }', 'plugins:\n  - name: correlation-id'),
    )
    const shown = world.compiled.gateway?.effective('orders')
    expect(shown?.plugins.map(({ name, scope }) => [name, scope])).toEqual([
      ['correlation-id', 'global'],
      ['rate-limiting', 'service orders'],
    ])
    expect(Object.keys(shown?.plugins[1]?.origins ?? {})).toEqual(['config.minute'])
    expect(world.compiled.gateway?.effective('nothing')).toBeUndefined()
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
