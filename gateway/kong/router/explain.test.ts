import { describe, expect, it } from 'vitest'
import type { Route } from '../entities'
import { inputFixture, routeFixture } from './fixture'
import type { RouterFlavor } from './flavor'
import { createRouter } from './router'
import type { RouterInput } from './types'

/** What is said of each route, in order: its id, and why it does not take the request. */
function said(
  routes: readonly Route[],
  input: Partial<RouterInput>,
  flavor: RouterFlavor = 'traditional_compatible',
) {
  return createRouter(routes, flavor)
    .explain(inputFixture(input))
    .map(({ route, failed }) => [route, failed?.why])
}

const failedOf = (route: Route, input: Partial<RouterInput>) =>
  createRouter([route], 'traditional_compatible').explain(inputFixture(input))[0]?.failed

describe('explain', () => {
  it('shows the route that takes the request with what matched and what goes to the service', () => {
    const route = routeFixture({
      id: 'orders',
      name: 'orders',
      hosts: ['*.test'],
      paths: ['~/orders/(?<id>\\d+)'],
      methods: ['GET'],
      headers: { 'X-Version': ['2'] },
      preserve_host: true,
    })
    const input = inputFixture({ path: '/orders/42/items', query: '?a=b', headers: [['x-version', '2']] })
    expect(createRouter([route], 'traditional').explain(input)).toEqual([
      {
        route: 'orders',
        name: 'orders',
        matched: true,
        by: { host: '*.test', path: '~/orders/(?<id>\\d+)', method: 'GET', headers: { 'x-version': '2' } },
        prefix: '/orders/42',
        captures: { 0: '/orders/42', 1: '42', id: '42' },
        upstream: {
          path: '/items?a=b',
          host: 'shop.test',
          service: { name: 'orders', protocol: 'http', host: 'orders', port: 8080 },
        },
        cause: route.origin.cause,
      },
    ])
  })

  it('says of a path with what it does not begin, and points at that very entry', () => {
    const failed = failedOf(routeFixture({ id: 'orders', paths: ['/orders'] }), { path: '/order/1042' })
    expect(failed).toEqual({
      kind: 'path',
      why: 'the path /order/1042 does not begin with /orders',
      wanted: ['/orders'],
      got: '/order/1042',
      cause: { file: 'orders.paths.0', start: 0, end: 0 },
    })
  })

  it.each<[Partial<Route>, Partial<RouterInput>, string, string]>([
    [{ hosts: ['a.test'] }, {}, 'the host shop.test is not a.test', 'r.hosts.0'],
    [{ hosts: ['a.test', 'b.test'] }, {}, 'the host shop.test is none of a.test, b.test', 'r.hosts'],
    [{ hosts: ['*.a.test'] }, {}, 'the host shop.test does not fit *.a.test', 'r.hosts.0'],
    [
      { hosts: ['shop.test:81'] },
      {},
      'the host shop.test came for port 80, and shop.test:81 asks for port 81',
      'r.hosts.0',
    ],
    [{ hosts: ['a.test'] }, { host: '' }, 'the request names no host, and a.test is asked for', 'r.hosts.0'],
    [{ methods: ['POST'] }, {}, 'the method GET is not POST', 'r.methods.0'],
    [{ methods: ['POST', 'PUT'] }, {}, 'the method GET is none of POST, PUT', 'r.methods'],
    [{ paths: ['/a', '/bb'] }, {}, 'the path / begins with none of /a, /bb', 'r.paths'],
    [{ paths: ['~/a\\d'] }, {}, 'the path / does not fit the expression ~/a\\d', 'r.paths.0'],
    [{ paths: ['/bb', '~/a\\d'] }, {}, 'the path / fits none of /bb, ~/a\\d', 'r.paths'],
    [
      { paths: ['~/(?=a)'] },
      {},
      'the path / is not compared with ~/(?=a): the group (?=… is not known to this router flavor',
      'r.paths.0',
    ],
    [
      { headers: { 'X-V': ['1', '2'] } },
      {},
      'the request has no header x-v, and 1 or 2 is asked for',
      'r.headers.X-V',
    ],
    [
      { headers: { 'X-V': ['1'] } },
      { headers: [['x-v', 'Beta']] },
      'the header x-v is beta, not 1',
      'r.headers.X-V',
    ],
    [
      { snis: ['a.test'] },
      { scheme: 'https', sni: 'b.test' },
      'the server name b.test in the TLS handshake is not a.test',
      'r.snis.0',
    ],
    [
      { snis: ['a.test'] },
      { scheme: 'https' },
      'the TLS handshake names no server, and a.test is asked for',
      'r.snis.0',
    ],
  ])('names the first condition that failed: %j', (fields, input, why, file) => {
    const failed = failedOf(routeFixture({ id: 'r', ...fields }), input)
    expect([failed?.why, failed?.cause.file]).toEqual([why, file])
  })

  it('looks at the host before the method, and at the method before the path', () => {
    const fields = { hosts: ['a.test'], methods: ['POST'], paths: ['/a'] }
    const kind = (input: Partial<RouterInput>) => failedOf(routeFixture({ id: 'r', ...fields }), input)?.kind
    expect(kind({})).toBe('host')
    expect(kind({ host: 'a.test' })).toBe('method')
    expect(kind({ host: 'a.test', method: 'POST' })).toBe('path')
  })
})

describe('a route that is outranked', () => {
  it.each<[RouterFlavor, Partial<Route>, Partial<Route>, string]>([
    [
      'traditional_compatible',
      { paths: ['/'], methods: ['GET'] },
      { paths: ['/'] },
      'it has more kinds of conditions (path, method) than this one (path)',
    ],
    [
      'traditional',
      { hosts: ['shop.test'] },
      { paths: ['/'] },
      'it has a host condition, which counts for more than a path condition',
    ],
    ['traditional_compatible', { hosts: ['shop.test'] }, { hosts: ['*.test'] }, 'its hosts hold no wildcard'],
    [
      'traditional',
      { hosts: ['*.test:80'] },
      { hosts: ['*.test'] },
      'a host of it names a port beside its wildcard',
    ],
    [
      'traditional_compatible',
      { paths: ['~/o'] },
      { paths: ['/orders'] },
      'a regular expression goes before a plain path',
    ],
    [
      'traditional_compatible',
      { headers: { a: ['1'], b: ['1'] } },
      { headers: { a: ['1'] } },
      'it asks for more headers (2 against 1)',
    ],
    [
      'traditional_compatible',
      { paths: ['~/o'], regex_priority: 5 },
      { paths: ['~/orders'] },
      'its regex_priority 5 is higher than 0',
    ],
    [
      'traditional_compatible',
      { paths: ['/orders'] },
      { paths: ['/o'] },
      'its path /orders is longer than /o',
    ],
    [
      'traditional',
      { paths: ['/o'], created_at: 1 },
      { paths: ['/o'], created_at: 2 },
      'all else is equal, and it was created earlier',
    ],
    [
      'traditional',
      { paths: ['/o'] },
      { paths: ['/o'] },
      'all else is equal, and it stands earlier in the file',
    ],
  ])('hears in %s which rule put the other first: %j', (flavor, first, second, rule) => {
    const routes = [routeFixture({ id: 'first', ...first }), routeFixture({ id: 'second', ...second })]
    const input: Partial<RouterInput> = {
      path: '/orders',
      headers: [
        ['a', '1'],
        ['b', '1'],
      ],
    }
    expect(said(routes, input, flavor)).toEqual([
      ['first', undefined],
      ['second', `it would match too, but first goes first: ${rule}`],
    ])
  })

  it('hears in traditional when a shortcut led past the order of precedence', () => {
    const routes = [
      routeFixture({ id: 'any', hosts: ['shop.test'], created_at: 1 }),
      routeFixture({ id: 'port', hosts: ['shop.test:80'], created_at: 2 }),
    ]
    const why =
      'it would match too, but port goes first: the tables of this router lead to it before the order of precedence counts'
    expect(said(routes, { host: 'shop.test:80' }, 'traditional')).toEqual([
      ['port', undefined],
      ['any', why],
    ])
    expect(said(routes, { host: 'shop.test' }, 'traditional')).toEqual([
      ['any', undefined],
      ['port', 'the host shop.test names no port, and shop.test:80 asks for it by name'],
    ])
  })

  it('hears in traditional that without TLS the search begins after the routes with an SNI', () => {
    const secure = routeFixture({ id: 'secure', paths: ['/'], snis: ['shop.test'] })
    const open = routeFixture({ id: 'open', paths: ['/'], methods: ['POST'] })
    const plain = routeFixture({ id: 'plain', paths: ['/'] })
    expect(said([secure, plain], {}, 'traditional')).toEqual([
      ['plain', undefined],
      [
        'secure',
        'it would match too, but plain goes first: without TLS this router begins with the routes that ask for no SNI',
      ],
    ])
    expect(said([secure, open], {}, 'traditional')).toContainEqual(['secure', undefined])
    const shadowed = routeFixture({ id: 'shadowed', paths: ['/'], headers: { a: ['2'] } })
    expect(
      said([{ ...secure, headers: { a: ['1'] } }, shadowed], { headers: [['a', '1']] }, 'traditional'),
    ).toEqual([
      ['secure', 'without TLS this router begins with the routes that ask for no SNI'],
      ['shadowed', 'the header a is 1, not 2'],
    ])
  })

  it('hears that nothing but the id decided in the compatible flavor', () => {
    const routes = ['a', 'b'].map((id) => routeFixture({ id, paths: ['/'] }))
    expect(said(routes, {})).toEqual([
      ['b', undefined],
      [
        'a',
        'it would match too, but b goes first: all else is equal; Kong promises no order then, and here the higher id goes first',
      ],
    ])
  })
})
