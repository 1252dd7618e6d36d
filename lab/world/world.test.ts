import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '@/core'
import type { CallRecord, Files } from '../protocol'
import { openWorld } from './world'

const START = Date.UTC(2026, 2, 2, 12)

const KONG = `_format_version: "3.0"
services:
  - name: orders
    url: http://orders:8080
    routes:
      - { name: orders, paths: [/orders] }
      - name: limited
        paths: [/limited]
        plugins:
          - { name: rate-limiting, config: { minute: 1, policy: local } }
      - name: closed
        paths: [/closed]
        plugins: [{ name: key-auth }]
      - { name: secure, paths: [/secure], protocols: [https] }
  - { name: ghost, url: http://ghost:8080, routes: [{ name: ghost, paths: [/ghost] }] }
consumers:
  - username: web
    keyauth_credentials: [{ key: sesame }]
routes:
  - { name: nowhere, paths: [/nowhere] }
`

const ORDERS = `import { http, HttpResponse } from 'msw'
let count = 0
export const handlers = [
  http.get('/orders/:id', ({ params }) => HttpResponse.json({ id: params.id, count: ++count, at: Date.now(), luck: Math.random() })),
]
`

const FILES: Files = {
  'kong.yml': KONG,
  'compose.yaml':
    'services:\n  orders:\n    image: orders:1\n    x-mock:\n      latency: { uniform: { from: 10ms, to: 40ms } }\n',
  'services/orders.ts': ORDERS,
}

async function world(files: Files = FILES, seed = 'seed') {
  const clock = createVirtualClock(START)
  const log: string[] = []
  const opened = await openWorld({ files, seed, clock, log: (entry) => log.push(entry.message) })
  const call = (target: string, headers: CallRecord['request']['headers'] = []): Promise<CallRecord> => {
    const url = target.startsWith('http') ? target : `https://api.shop.test${target}`
    return clock.run(opened.send({ method: 'GET', url, headers, body: '' }))
  }
  return { ...opened, clock, log, call }
}

describe('a world', () => {
  it('answers a call and writes down every decision on the way', async () => {
    const { call } = await world({
      ...FILES,
      'kong.yml': KONG.replace('paths: [/orders] }', 'paths: [/orders], strip_path: false }'),
    })
    const record = await call('/orders/7')
    expect(record.response.status).toBe(200)
    expect(record.took).toBeGreaterThanOrEqual(10)
    expect(record.steps.map((step) => `${step.depth} ${step.name}`)).toEqual([
      '0 Route',
      '0 Upstream',
      '1 orders',
      '0 Answer',
    ])
    expect(record.remedy).toBeUndefined()
  })

  it('is identical from its seed, and another with another', async () => {
    const files = {
      ...FILES,
      'kong.yml': KONG.replace('paths: [/orders] }', 'paths: [/orders], strip_path: false }'),
    }
    const run = async (seed: string) => {
      const { call } = await world(files, seed)
      return JSON.stringify([await call('/orders/1'), await call('/orders/2')])
    }
    expect(await run('a')).toBe(await run('a'))
    expect(await run('a')).not.toBe(await run('b'))
  })

  it('keeps the last good gateway while the text is broken', async () => {
    const { update, call, state } = await world()
    const broken = await update({ ...FILES, 'kong.yml': KONG.replace('[/limited]', '[/limited') })
    expect(broken.live).toBe('stale')
    expect(broken.problems.filter((problem) => problem.severity === 'error')).not.toHaveLength(0)
    expect((await call('/limited')).response.status).not.toBe(502)
    await update({ ...FILES, 'kong.yml': KONG.replace('/limited', '/bounded') })
    expect(state().live).toBe('live')
    expect((await call('/limited')).response.status).toBe(404)
  })

  it('says that no gateway runs, and why, instead of making an answer up', async () => {
    const { send, state } = await world({ ...FILES, 'kong.yml': 'services: [' })
    expect(state().live).toBe('none')
    await expect(
      send({ method: 'GET', url: 'https://api.shop.test/', headers: [], body: '' }),
    ).rejects.toThrow('No gateway runs yet: kong.yml has')
  })

  it('carries counters over an edit, and forgets those of what is gone', async () => {
    const { update, call } = await world()
    expect((await call('/limited/x')).steps.some((step) => step.effect === '1 → 0 left')).toBe(true)
    await update({ ...FILES, 'kong.yml': `# a comment\n${KONG}` })
    expect((await call('/limited/x')).response.status).toBe(429)
    await update({
      ...FILES,
      'kong.yml': KONG.replace(
        'plugins:\n          - { name: rate-limiting, config: { minute: 1, policy: local } }',
        'tags: [x]',
      ),
    })
    await update(FILES)
    expect((await call('/limited/x')).response.status).not.toBe(429)
  })

  it('gives a service that is broken away as refused, and lets the others run', async () => {
    const { state, call } = await world({ ...FILES, 'services/orders.ts': 'export const handlers = [' })
    expect(state().live).toBe('live')
    expect(state().problems.some((problem) => problem.cause.file === 'services/orders.ts')).toBe(true)
    expect((await call('/orders/1')).response.status).toBe(502)
  })
})

describe('what would let a refused call in', () => {
  const remedies: [name: string, target: string, status: number, text: RegExp][] = [
    [
      'the nearest route',
      '/order/7',
      404,
      /nearest route is orders: the path \/order\/7 does not begin with \/orders/,
    ],
    [
      'the path that the service received',
      '/orders/7',
      404,
      /it received GET \/7, because the route orders cut \/orders off/,
    ],
    ['a key', '/closed', 401, /Send the key of a consumer as header or query parameter apikey/],
    ['https', 'http://api.shop.test/secure', 426, /Call it over https/],
    ['a service for the route', '/nowhere', 503, /below a service/],
    ['a service that runs', '/ghost', 503, /start one called ghost/],
  ]
  for (const [name, target, status, text] of remedies) {
    it(`is ${name}`, async () => {
      const { call } = await world()
      const record = await call(target)
      expect(record.response.status).toBe(status)
      expect(record.remedy?.text).toMatch(text)
      expect(record.remedy?.cause?.file).toBe('kong.yml')
    })
  }

  it('is a key that somebody has, or a wait, where that is what is missing', async () => {
    const { call } = await world()
    expect((await call('/closed', [['apikey', 'wrong']])).remedy?.text).toMatch(
      /Send a key that stands under/,
    )
    await call('/limited')
    expect((await call('/limited')).remedy?.text).toMatch(
      /^Wait \d+ seconds, or allow more than 1 in a minute/,
    )
  })
})
