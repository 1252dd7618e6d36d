import findMyWay from 'find-my-way'
import { measure } from 'mitata'
import type { Route } from '@/gateway/kong/entities'
import { createRouter } from '@/gateway/kong/router'
import { routeFixture } from '@/gateway/kong/router/fixture'
import type { RouterInput } from '@/gateway/kong/router/types'
import { print } from './report'

/** Ordinary prefix routes, a tenth of them on hosts of their own. */
function routes(count: number): Route[] {
  return Array.from({ length: count }, (_, i) =>
    routeFixture({
      id: `route-${i}`,
      paths: [`/team-${i % 97}/service-${i}`],
      ...(i % 10 === 0 && { hosts: [`host-${i}.shop.test`] }),
    }),
  )
}

function requests(count: number): RouterInput[] {
  return Array.from({ length: 256 }, (_, n) => {
    const i = (n * 7919) % count
    const host = i % 10 === 0 ? `host-${i}.shop.test` : 'api.shop.test'
    return {
      method: 'GET',
      scheme: 'https',
      host,
      path: `/team-${i % 97}/service-${i}/items/42`,
      query: '',
      headers: [['Host', host]],
    }
  })
}

/** A match by our router beside one by find-my-way over the same paths, at growing numbers of routes. */
export async function benchRouter(): Promise<void> {
  for (const count of [10, 1000, 10_000]) {
    const ours = createRouter(routes(count), 'traditional_compatible')
    const theirs = findMyWay({ ignoreTrailingSlash: false })
    for (const route of routes(count)) theirs.on('GET', `${route.paths?.[0]}/*`, () => {})
    const inputs = requests(count)
    if (inputs.some((input) => !ours.match(input) || !theirs.find('GET', input.path)))
      throw new Error('A request found no route.')
    let at = 0
    const next = () => inputs[at++ & 255] as RouterInput
    const peer = await measure(() => theirs.find('GET', next().path))
    const own = await measure(() => ours.match(next()))
    const name = `${count.toLocaleString('en')} routes`
    print({ bench: `find-my-way, a match among ${name}`, unit: 'ns', value: peer.p50 })
    print({
      bench: `router, a match among ${name}`,
      unit: 'ns',
      value: own.p50,
      beside: 'find-my-way',
      ratio: own.p50 / peer.p50,
    })
  }
}
