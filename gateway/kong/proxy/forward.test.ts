import { describe, expect, it } from 'vitest'
import type { Outcome } from '@/core'
import { ok, openKong, PLAIN } from '../testing'
import { KONG_VERSION } from '../version'

const refused: Outcome = { failure: 'refused', phase: 'connect' }

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
