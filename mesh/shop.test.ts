import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { header } from '@/core'
import { openWorld, type TestWorld } from './testing'

const FOLDER = join(import.meta.dirname, '../content/labs/shop')
const files = Object.fromEntries(
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'lab.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(FOLDER.length + 1), readFileSync(path, 'utf8')]),
)

const ORDER = { customer: 'u-1', card: 'tok-visa', items: [{ sku: 'mug-blue', quantity: 2 }] }

describe('the shop', () => {
  let world: TestWorld
  beforeEach(async () => {
    world = await openWorld(files)
  })
  const json = async (method: string, url: string, body?: unknown, headers: [string, string][] = []) => {
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
    const called = await world.call(method, url, text, { headers })
    return {
      ...called,
      status: called.response.status,
      json: called.body ? JSON.parse(called.body) : undefined,
    }
  }

  it('starts without a problem', () => {
    expect(world.problems).toEqual([])
    expect(
      world.mesh.services().map(({ name, replicas, latency }) => [name, replicas.length, latency]),
    ).toEqual([
      ['catalog', 2, '15 ms'],
      ['orders', 1, '20 ms to 60 ms'],
      ['payments', 1, '80 ms, 1 in 100 over 600 ms'],
      ['shipping', 1, '30 ms'],
      ['users', 1, '25 ms'],
    ])
  })

  it('shows an order with what payments and shipping know, and traces them one deeper', async () => {
    const { status, json: order, trace } = await json('GET', 'orders/orders/1042')
    expect(status).toBe(200)
    expect(order).toMatchObject({
      total: 7570,
      payment: { status: 'captured' },
      shipment: { carrier: 'Postboat' },
    })
    expect(trace.steps.map(({ who, depth, why }) => [who, depth, why]).sort()).toEqual([
      ['orders', 1, 'GET /orders/:id answered 200'],
      ['payments', 2, 'GET /payments/:id answered 200'],
      ['shipping', 2, 'GET /shipments/:id answered 200'],
    ])
    const own = trace.steps.find(({ who }) => who === 'orders')
    expect(own?.cause?.file).toBe('services/orders.ts')
    expect(files['services/orders.ts']?.slice(own?.cause?.start, own?.cause?.end)).toContain(
      "http.get('/orders/:id'",
    )
  })

  it('shows an order even when payments fails', async () => {
    world = await openWorld({
      ...files,
      'compose.yaml': (files['compose.yaml'] ?? '').replace('# failures: { rate: 0.2', 'failures: { rate: 1'),
    })
    const { status, json: order } = await json('GET', 'orders/orders/1042')
    expect(status).toBe(200)
    expect(order.payment).toBeNull()
    const placed = await json('POST', 'orders/orders', ORDER)
    expect(placed.status).toBe(502)
  })

  it('says what is not there, as problem+json', async () => {
    for (const url of [
      'orders/orders/9',
      'catalog/products/x',
      'payments/payments/x',
      'shipping/shipments/x',
      'users/users/x',
    ]) {
      const { status, response, json: body } = await json('GET', url)
      expect([url, status]).toEqual([url, 404])
      expect(header(response.headers, 'content-type')).toBe('application/problem+json')
      expect(body.detail).toMatch(/^There is no /)
    }
  })

  it('takes an order: payments and shipping are called, and it can be read at its Location', async () => {
    const { status, response, json: order, trace } = await json('POST', 'orders/orders', ORDER)
    expect(status).toBe(201)
    expect(order).toMatchObject({ id: '1044', total: 2580, payment: 'p-504', shipment: 's-304' })
    expect(order.placed).toMatch(/^2026-01-01T00:00:00/)
    expect(trace.steps.map(({ who }) => who)).toEqual(['orders', 'catalog', 'payments', 'shipping'])
    expect(world.log[0]).toMatchObject({
      source: 'orders',
      level: 'info',
      message: 'order 1044 placed by u-1: 25.80 EUR',
    })
    const location = header(response.headers, 'location')
    expect((await json('GET', `orders${location}`)).json.shipment.due).toBe('2026-01-04')
  })

  it('refuses an order with mistakes and names each field', async () => {
    const { status, json: body } = await json('POST', 'orders/orders', {
      customer: 'u-1',
      items: [{ sku: 'x', quantity: 0 }],
    })
    expect(status).toBe(422)
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['card', 'items[0].quantity'])
    const unknown = await json('POST', 'orders/orders', { ...ORDER, items: [{ sku: 'x', quantity: 1 }] })
    expect(unknown.json.errors[0].field).toBe('items[0].sku')
    expect((await json('POST', 'orders/orders', '{broken')).status).toBe(400)
    expect((await json('POST', 'payments/payments', { card: 'x' })).status).toBe(422)
    expect((await json('POST', 'users/users', { name: '', email: 'x' })).json.errors).toHaveLength(2)
    expect((await json('POST', 'shipping/shipments', {})).status).toBe(422)
  })

  it('passes on that a card was declined', async () => {
    const { status, json: body } = await json('POST', 'orders/orders', { ...ORDER, card: 'tok-declined' })
    expect(status).toBe(402)
    expect(body.detail).toBe('The bank declined the card.')
  })

  it('charges once for the same Idempotency-Key', async () => {
    const payment = { order: '1', card: 'tok-visa', amount: 100 }
    const first = await json('POST', 'payments/payments', payment, [['Idempotency-Key', 'k']])
    const second = await json('POST', 'payments/payments', payment, [['Idempotency-Key', 'k']])
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.json.id).toBe(first.json.id)
  })

  it('pages its lists', async () => {
    const { json: list, response } = await json('GET', 'catalog/products?page=1&size=3')
    expect(list).toMatchObject({ page: 1, size: 3, total: 7 })
    expect(header(response.headers, 'link')).toBe('</products?page=2&size=3>; rel="next"')
    expect((await json('GET', 'catalog/products?category=light')).json.total).toBe(2)
    expect((await json('GET', 'orders/orders?customer=u-1')).json.total).toBe(2)
    expect((await json('GET', 'users/users?size=0')).status).toBe(422)
  })

  it('knows who has a product already by its ETag', async () => {
    const { response } = await json('GET', 'catalog/products/mug-blue')
    const etag = header(response.headers, 'etag') ?? ''
    expect(
      (await json('GET', 'catalog/products/mug-blue', undefined, [['If-None-Match', etag]])).status,
    ).toBe(304)
  })

  it('takes users in, once by email, and lets them go', async () => {
    const user = { name: 'Ida', email: 'ida@example.com' }
    expect((await json('POST', 'users/users', user)).json.id).toBe('u-4')
    expect((await json('POST', 'users/users', user)).status).toBe(409)
    expect((await json('DELETE', 'users/users/u-4')).status).toBe(204)
    expect((await json('DELETE', 'users/users/u-4')).status).toBe(404)
  })

  it('runs the same twice from one seed', async () => {
    const once = async () => {
      const again = await openWorld(files, 'seed')
      const calls = []
      for (let i = 0; i < 5; i++) {
        const { body, took, trace } = await again.call('GET', 'orders/orders/1042')
        calls.push({ body, took, steps: trace.steps })
      }
      return calls
    }
    expect(await once()).toEqual(await once())
  })
})
