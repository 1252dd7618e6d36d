import { afterEach, expect, it } from 'vitest'
import type { WorldEvent } from '../protocol'
import { createWorldApi } from './api'

const files = {
  'kong.yml':
    '_format_version: "3.0"\nservices:\n  - { name: orders, url: "http://orders:8080", routes: [{ name: orders, paths: [/orders], strip_path: false }] }\n',
  'compose.yaml': 'services: { orders: { image: "orders:1" } }\n',
  'services/orders.ts': `import { http, HttpResponse } from 'msw'
export const handlers = [
  http.get('/orders', () => { console.log('asked'); return HttpResponse.text('none') }),
  http.post('/orders', async ({ request }) => HttpResponse.arrayBuffer(await request.arrayBuffer())),
]
`,
}
const options = { files, seed: 'seed', start: Date.UTC(2026, 2, 2, 12) }
const events: WorldEvent[] = []
const api = createWorldApi((event) => events.push(event))
const input = { method: 'GET', url: 'https://api.shop.test/orders', headers: [], body: '' }

afterEach(() => {
  api.close()
  events.length = 0
})

it('lets a call wait that comes while a world opens', async () => {
  void api.open(options)
  expect((await api.send(input)).response.status).toBe(200)
})

it('says so when no world was ever opened', async () => {
  await expect(api.send(input)).rejects.toThrow('not open yet')
})

it('tells of what services write to their console, with the replica', async () => {
  await api.open(options)
  await api.send(input)
  expect(events).toContainEqual({
    type: 'log',
    entry: expect.objectContaining({ source: 'orders', message: 'asked' }),
  })
})

it('passes the bytes of a fetch on, and tells of the call', async () => {
  await api.open(options)
  const body = new Uint8Array([0, 255, 128])
  const answer = await api.fetch({ ...input, method: 'POST', body })
  expect(answer.body).toEqual(body)
  expect(events).toContainEqual({ type: 'call', record: answer.record })
  expect(answer.record.via).toBe('fetch')
})

it('skips time at once, for all who wait', async () => {
  await api.open(options)
  const before = (await api.state()).now
  expect((await api.skip(60_000)).now - before).toBeGreaterThanOrEqual(60_000)
})
