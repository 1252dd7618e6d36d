import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Route } from '../entities'
import { inputFixture, routeFixture, serviceFixture } from './fixture'
import type { RouterFlavor } from './flavor'
import { createRouter } from './router'
import type { RouterInput } from './types'

const FLAVORS = ['traditional', 'traditional_compatible'] as const

/*
 * The naive router: every route is asked, path by path, and of those that match the best is found
 * by comparing tuples. It shares no code with the compiled one.
 */
function hostFits(entry: string, input: RouterInput): boolean {
  const [name = '', port] = entry.split(':')
  const [given = '', givenPort] = input.host.split(':')
  if (port !== undefined && Number(port) !== Number(givenPort ?? (input.scheme === 'https' ? 443 : 80))) {
    return false
  }
  if (name.startsWith('*')) return given.endsWith(name.slice(1)) && given.length >= name.length
  if (name.endsWith('*')) return given.startsWith(name.slice(0, -1)) && given.length >= name.length
  return name === given
}

function pathFits(entry: string, path: string): boolean {
  if (!entry.startsWith('~')) return path.startsWith(entry)
  const match = new RegExp(entry.slice(1)).exec(path)
  return match !== null && match.index === 0
}

function naive(routes: readonly Route[], input: RouterInput, flavor: RouterFlavor): string | undefined {
  const found: { id: string; key: (number | string)[] }[] = []
  routes.forEach((route, order) => {
    const { hosts = [], methods = [], headers = {}, paths } = route
    const names = Object.keys(headers)
    if (hosts.length > 0 && !hosts.some((entry) => hostFits(entry, input))) return
    if (methods.length > 0 && !methods.includes(input.method)) return
    if (
      !names.every((name) =>
        input.headers.some(([key, value]) => key === name && headers[name]?.includes(value)),
      )
    ) {
      return
    }
    for (const path of paths ?? [undefined]) {
      if (path !== undefined && !pathFits(path, input.path)) continue
      const has = [hosts.length > 0, names.length > 0, path !== undefined, methods.length > 0].map(Number)
      const regex = Number(path?.startsWith('~') ?? false)
      const length = path === undefined || regex ? 0 : path.length
      const plain = Number(hosts.length > 0 && hosts.every((entry) => !entry.includes('*')))
      const wildPort = Number(hosts.some((entry) => entry.includes('*') && entry.includes(':')))
      const port = Number(hosts.some((entry) => /^[^*]*:/.test(entry) && hostFits(entry, input)))
      const kinds = has.reduce((sum, one) => sum + one, 0)
      const tail = [regex ? route.regex_priority : 0, length]
      const key =
        flavor === 'traditional'
          ? [
              kinds,
              ...has,
              port,
              wildPort,
              plain,
              regex,
              names.length,
              ...tail,
              -(route.created_at ?? 0),
              -order,
            ]
          : [kinds, plain, names.length, regex, ...tail, route.id]
      found.push({ id: route.id, key })
    }
  })
  found.sort((a, b) => {
    const i = a.key.findIndex((value, at) => value !== b.key[at])
    return i < 0 ? 0 : (a.key[i] ?? 0) < (b.key[i] ?? 0) ? 1 : -1
  })
  return found[0]?.id
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
      regex_priority: fc.constantFrom(0, 0, 5),
      created_at: fc.constantFrom(1, 2),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) =>
    list
      .filter((one) => one.hosts || one.paths || one.methods || one.headers)
      .map((one, i) => routeFixture({ ...one, id: `route-${String((i * 7) % 13).padStart(2, '0')}` })),
  )

const inputArbitrary = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT'),
    scheme: fc.constantFrom('http' as const, 'https' as const),
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
  it('agrees with a naive one that asks every route', () => {
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
      { numRuns: 3000 },
    )
  })

  it('explains exactly one route as matched, and it is the one that takes the request', () => {
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
