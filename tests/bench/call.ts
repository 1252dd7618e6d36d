import { measure } from 'mitata'
import {
  bytes,
  type Context,
  createLiveClock,
  createRandom,
  fromFetch,
  type HttpRequest,
  NO_TRACE,
  toFetch,
} from '@/core'
import { type Env, kong } from '@/gateway'
import { createStore } from '@/lab/world/stores'
import { print } from './report'

const KONG = `
_format_version: "3.0"
services:
  - name: orders
    url: http://orders:8080
    routes:
      - { name: orders, paths: [/orders], strip_path: false }
plugins:
  - name: correlation-id
  - name: key-auth
  - name: rate-limiting
    config: { year: 100000000, policy: local }
consumers:
  - username: web-shop
    keyauth_credentials: [{ key: open-sesame }]
`

/** A whole call through the Kong dialect with three plugins, beside the bare cost of web messages. */
export async function benchCall(): Promise<void> {
  const clock = createLiveClock(Date.UTC(2026, 0, 1))
  const store = createStore(clock)
  const answer = {
    response: {
      status: 200,
      headers: [['Content-Type', 'application/json']] as const,
      body: bytes('{"id":1042}'),
    },
  }
  const env: Env = {
    clock,
    random: createRandom(1).next,
    log() {},
    resolve: async () => ['172.20.0.3'],
    upstream: async () => answer,
    invoke: async () => ({ timeout: true }),
    store: () => store,
  }
  const { gateway, problems } = await kong.compile({ 'kong.yml': KONG }, env)
  if (!gateway) throw new Error(problems.map((problem) => problem.message).join('\n'))
  const context: Context = { trace: NO_TRACE, signal: new AbortController().signal }
  const plain: HttpRequest = {
    method: 'GET',
    scheme: 'https',
    authority: 'api.shop.test',
    target: '/orders/1042',
    headers: [
      ['Host', 'api.shop.test'],
      ['apikey', 'open-sesame'],
      ['Accept', 'application/json'],
    ],
    body: bytes(''),
    version: '1.1',
    connection: { peer: { ip: '203.0.113.10', port: 5000 }, local: { ip: '172.20.0.2', port: 443 } },
  }
  const webRequest = () =>
    new Request('https://api.shop.test/orders/1042', {
      headers: { apikey: 'open-sesame', accept: 'application/json' },
    })

  const { status } = await gateway.handle(plain, context)
  if (status !== 200) throw new Error(`The call was answered with ${status}.`)

  const bare = await measure(async () => {
    await webRequest().text()
    await new Response('{"id":1042}', { headers: { 'content-type': 'application/json' } }).text()
  })
  const own = await measure(() => gateway.handle(plain, context))
  const edges = await measure(async () => {
    const response = toFetch(await gateway.handle(await fromFetch(webRequest()), context))
    await response.text()
  })
  const beside = 'making and reading a Request and a Response'
  const row = (bench: string, p50: number) =>
    print({ bench, unit: 'µs', value: p50 / 1000, beside, ratio: p50 / bare.p50 })
  print({ bench: beside, unit: 'µs', value: bare.p50 / 1000 })
  row('a call through Kong with three plugins, plain messages', own.p50)
  row('a call through Kong with three plugins, web objects at the edges', edges.p50)
  gateway.close()
  clock.stop()
}
