import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Route } from '../entities'
import { inputFixture, routeFixture, serviceFixture } from './fixture'
import type { RouterFlavor } from './flavor'
import { createRouter } from './router'
import type { RouterInput } from './types'

const FLAVORS = ['traditional', 'traditional_compatible'] as const

/*
 * The naive routers share no code with the compiled one: every route is asked, path by path. That of
 * `traditional_compatible` compares tuples; that of `traditional` goes the way of its tables.
 */
interface Way {
  readonly route: Route
  readonly path: string | undefined
  readonly order: number
}

const wildcard = (entry: string) => entry.includes('*')
const defaultPort = ({ scheme }: RouterInput) => (scheme === 'https' ? '443' : '80')
const nameOf = (host: string) => host.split(':')[0] ?? ''
const portOf = (host: string) => host.split(':')[1]

function nameFits(name: string, given: string): boolean {
  if (name.startsWith('*')) return given.endsWith(name.slice(1)) && given.length >= name.length
  if (name.endsWith('*')) return given.startsWith(name.slice(0, -1)) && given.length >= name.length
  return name === given
}

function hostFits(entry: string, input: RouterInput, flavor: RouterFlavor): boolean {
  const port = portOf(entry)
  const literal = flavor === 'traditional' && !wildcard(entry)
  const given = portOf(input.host) ?? (literal ? undefined : defaultPort(input))
  return (port === undefined || port === given) && nameFits(nameOf(entry), nameOf(input.host))
}

function pathFits(entry: string, path: string): boolean {
  if (!entry.startsWith('~')) return path.startsWith(entry)
  const match = new RegExp(entry.slice(1)).exec(path)
  return match !== null && match.index === 0
}

function wayFits({ route, path }: Way, input: RouterInput, flavor: RouterFlavor): boolean {
  const { hosts = [], methods = [], headers = {}, snis = [] } = route
  return (
    (hosts.length === 0 || hosts.some((entry) => hostFits(entry, input, flavor))) &&
    (methods.length === 0 || methods.includes(input.method)) &&
    Object.entries(headers).every(([name, values]) =>
      input.headers.some(([key, value]) => key === name && values.includes(value)),
    ) &&
    (path === undefined || pathFits(path, input.path)) &&
    (snis.length === 0 ||
      input.scheme === 'http' ||
      snis.some((sni) => sni === input.sni || (flavor !== 'traditional' && nameFits(sni, input.sni ?? ''))))
  )
}

function kindsOf({ route, path }: Way): number[] {
  const { hosts = [], methods = [], headers = {}, snis = [] } = route
  const has = [
    hosts.length,
    Object.keys(headers).length,
    Number(path !== undefined),
    methods.length,
    snis.length,
  ]
  return has.map((count) => Number(count > 0))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

function keyOf(way: Way, flavor: RouterFlavor): (number | string)[] {
  const { route, path, order } = way
  const { hosts = [], headers = {} } = route
  const names = Object.keys(headers).length
  const regex = Number(path?.startsWith('~') ?? false)
  const length = path === undefined || regex ? 0 : path.length
  const plain = Number(hosts.length > 0 && !hosts.some(wildcard))
  const wildPort = Number(hosts.some((entry) => wildcard(entry) && entry.includes(':')))
  const tail = [regex ? route.regex_priority : 0, length]
  return flavor === 'traditional'
    ? [wildPort, plain, regex, names, ...tail, -(route.created_at ?? 0), -order]
    : [sum(kindsOf(way)), plain, names, regex, ...tail, route.id]
}

function inOrder(ways: readonly Way[], flavor: RouterFlavor): Way[] {
  const keyed = ways.map((way) => ({ way, key: keyOf(way, flavor) }))
  keyed.sort(({ key: a }, { key: b }) => {
    const i = a.findIndex((value, at) => value !== b[at])
    return i < 0 ? 0 : (a[i] ?? 0) < (b[i] ?? 0) ? 1 : -1
  })
  return keyed.map(({ way }) => way)
}

function naive(routes: readonly Route[], input: RouterInput, flavor: RouterFlavor): string | undefined {
  const ways = inOrder(
    routes.flatMap((route, order) =>
      (route.paths ?? [undefined]).map((path): Way => ({ route, path, order })),
    ),
    flavor,
  )
  const fits = (way: Way) => wayFits(way, input, flavor)
  if (flavor === 'traditional_compatible') return ways.find(fits)?.route.id

  const { host, method, sni = '', path } = input
  const hostEntries = ways.flatMap((way) => way.route.hosts ?? [])
  const plainHost = hostEntries.some(
    (entry) => entry === nameOf(host) || entry === `${nameOf(host)}:${portOf(host) ?? defaultPort(input)}`,
  )
  const wildHost = plainHost
    ? undefined
    : hostEntries.find((entry) => wildcard(entry) && hostFits(entry, input, flavor))
  const header = ways
    .flatMap((way) => Object.keys(way.route.headers ?? {}))
    .find((name) => input.headers.some(([key]) => key === name))
  const paths = ways.flatMap((way) => way.path ?? [])
  const hitPath =
    paths.find((entry) => entry.startsWith('~') && pathFits(entry, path)) ??
    paths
      .filter((entry) => !entry.startsWith('~') && path.startsWith(entry))
      .sort((a, b) => b.length - a.length)[0]
  const start = [
    plainHost || wildHost !== undefined,
    header !== undefined,
    hitPath !== undefined,
    ways.some((way) => way.route.methods?.includes(method)),
    ways.some((way) => way.route.snis?.includes(sni)),
  ].map(Number)

  const categories = [...new Set(ways.map((way) => kindsOf(way).join('')))].sort(
    (a, b) => sum([...b].map(Number)) - sum([...a].map(Number)) || (a < b ? 1 : -1),
  )
  const from = Math.max(0, categories.indexOf(start.join('')))
  for (const kinds of categories.slice(from)) {
    const all = ways.filter((way) => kindsOf(way).join('') === kinds)
    const lists = [
      all.filter((way) => way.route.hosts?.includes(wildHost ?? host)),
      all.filter((way) => Object.keys(way.route.headers ?? {}).includes(header ?? '')),
      // The tables hold a regular expression without its mark.
      all.filter((way) => hitPath !== undefined && way.path?.replace('~', '') === hitPath.replace('~', '')),
      all.filter((way) => way.route.methods?.includes(method)),
      all.filter((way) => way.route.snis?.includes(sni)),
    ]
    const [, byHeader = []] = lists
    const shortest =
      byHeader.length > 0
        ? byHeader
        : (lists.filter((one) => one.length > 0).sort((a, b) => a.length - b.length)[0] ?? [])
    const found = shortest.find(fits) ?? all.find(fits)
    if (found) return found.route.id
  }
  return undefined
}

const some = <T>(values: readonly T[], max = 3) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: max }), { nil: undefined })

const HOSTS = [
  'a.test',
  'b.test',
  'a.test:81',
  'b.test:80',
  '*.test',
  'a.*',
  '*.a.test',
  '*.test:81',
  'x.a.test',
]
const PATHS = [
  '/',
  '/a',
  '/ab',
  '/a/b',
  '/a/b/c',
  '/b',
  '~/a',
  '~/a/\\d+',
  '~/[ab]',
  '~/(a|b)/c?',
  '~/a?b',
  '/a/1',
]

const routesArbitrary = fc
  .array(
    fc.record({
      hosts: some(HOSTS),
      paths: some(PATHS),
      methods: some(['GET', 'POST']),
      headers: fc.option(fc.dictionary(fc.constantFrom('x', 'y'), fc.constant(['1', '2']), { minKeys: 1 }), {
        nil: undefined,
      }),
      snis: fc.option(fc.constantFrom(['a.test'], ['b.test', '*.test']), { nil: undefined, freq: 3 }),
      regex_priority: fc.constantFrom(0, 0, 5),
      created_at: fc.constantFrom(1, 2),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) =>
    list
      .filter((one) => one.hosts || one.paths || one.methods || one.headers || one.snis)
      .map((one, i) => routeFixture({ ...one, id: `route-${String((i * 7) % 13).padStart(2, '0')}` })),
  )

const inputArbitrary = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT'),
    scheme: fc.constantFrom('http' as const, 'https' as const),
    sni: fc.constantFrom('a.test', 'c.test', 'other'),
    host: fc.constantFrom('a.test', 'b.test', 'a.test:81', 'x.a.test', 'y.test:81', 'a.b', 'none'),
    path: fc.constantFrom('/', '/a', '/ab', '/abc', '/a/b', '/a/b/c/d', '/a/12', '/b/c', '/c', '/a/1'),
    headers: fc.subarray([
      ['x', '1'],
      ['y', '2'],
      ['y', '3'],
    ] as const),
  })
  .map((fields) => inputFixture(fields))

describe.each(FLAVORS)('the router in flavor %s', (flavor) => {
  it('agrees with a naive one that asks every route', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        routesArbitrary,
        fc.array(inputArbitrary, { minLength: 1, maxLength: 8 }),
        (routes, inputs) => {
          const router = createRouter(routes, flavor)
          for (const input of inputs) {
            expect(router.match(input)?.route.id).toBe(naive(routes, input, flavor))
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('explains exactly one route as matched, and it is the one that takes the request', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(routesArbitrary, inputArbitrary, (routes, input) => {
        const router = createRouter(routes, flavor)
        const matches = router.explain(input)
        expect(matches.map(({ route }) => route).sort()).toEqual(routes.map(({ id }) => id).sort())
        const taken = matches.filter(({ matched }) => matched)
        expect(taken.map(({ route }) => route)).toEqual(
          [router.match(input)?.route.id].filter((id) => id !== undefined),
        )
        for (const match of matches) expect(match.matched).toBe(match.failed === undefined)
        const outranked = matches.findIndex(({ failed }) => failed?.kind === 'outranked')
        if (outranked >= 0) expect(matches.findIndex(({ matched }) => matched)).toBeLessThan(outranked)
      }),
      { numRuns: 1000 },
    )
  })

  it('lets an http request take an https-only route, since refusing it is not for the router', () => {
    const router = createRouter([routeFixture({ id: 'a', paths: ['/'], protocols: ['https'] })], flavor)
    expect(router.match(inputFixture({}))?.route.id).toBe('a')
  })

  it('leaves out streams, disabled services and routes without conditions, and says so last', () => {
    const router = createRouter(
      [
        routeFixture({ id: 'stream', snis: ['a.test'], protocols: ['tls'] }),
        routeFixture({ id: 'off', paths: ['/'], service: serviceFixture({ enabled: false }) }),
        routeFixture({ id: 'empty' }),
        routeFixture({ id: 'rest', paths: ['/none'] }),
      ],
      flavor,
    )
    expect(router.match(inputFixture({}))).toBeUndefined()
    expect(router.explain(inputFixture({})).map(({ route, failed }) => [route, failed?.kind])).toEqual([
      ['rest', 'path'],
      ['stream', 'protocol'],
      ['off', 'disabled'],
      ['empty', 'disabled'],
    ])
  })

  it('asks for the server name only when there is TLS', () => {
    const router = createRouter([routeFixture({ id: 'a', snis: ['shop.test.'] })], flavor)
    expect(router.match(inputFixture({ scheme: 'http' }))?.route.id).toBe('a')
    expect(router.match(inputFixture({ scheme: 'https', sni: 'shop.test' }))?.route.id).toBe('a')
    expect(router.match(inputFixture({ scheme: 'https', sni: 'other.test' }))).toBeUndefined()
  })

  it('keeps the query, a bare question mark included', () => {
    const router = createRouter([routeFixture({ id: 'a', paths: ['/orders'] })], flavor)
    expect(router.match(inputFixture({ path: '/orders/7', query: '?' }))?.upstreamPath).toBe('/7?')
  })

  it('escapes again what the normal form has decoded', () => {
    const router = createRouter([routeFixture({ id: 'a', paths: ['/café'], strip_path: false })], flavor)
    expect(router.match(inputFixture({ path: '/café au lait' }))?.upstreamPath).toBe('/caf%C3%A9%20au%20lait')
  })

  it('counts hidden groups out of the captures', () => {
    const path = flavor === 'traditional' ? '~/(?>o+)(?<rest>\\d+)' : '~/o+(?P<rest>\\d+)'
    const router = createRouter([routeFixture({ id: 'a', paths: [path] })], flavor)
    expect(router.match(inputFixture({ path: '/oo42' }))?.captures).toEqual({
      0: '/oo42',
      1: '42',
      rest: '42',
    })
  })
})

describe('version 1 of the path handling', () => {
  const route = routeFixture({
    id: 'a',
    paths: ['/route'],
    path_handling: 'v1',
    service: serviceFixture({ path: '/base' }),
  })

  it('joins without a slash in traditional and has no effect in the other flavor', () => {
    const input = inputFixture({ path: '/routed' })
    expect(createRouter([route], 'traditional').match(input)?.upstreamPath).toBe('/based')
    expect(createRouter([route], 'traditional_compatible').match(input)?.upstreamPath).toBe('/base/d')
  })
})
