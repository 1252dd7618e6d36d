import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '@/core'
import type { Plugin } from '../plugin'
import { loadDocument, validateDocument } from './index'

const create = () => ({})
const docs = 'https://example.test/'
const keyAuth: Plugin = {
  name: 'key-auth',
  priority: 1,
  summary: 'Asks for a key.',
  docs,
  forbids: ['consumer'],
  config: {
    type: 'record',
    fields: {
      key_names: { type: 'array', default: ['apikey'], required: true, elements: { type: 'string' } },
      realm: { type: 'string' },
      old: { type: 'string', deprecated: 'key-auth: old is deprecated, please use realm instead' },
    },
    shorthands: {
      key_name: {
        type: 'string',
        deprecated: 'key-auth: key_name is deprecated, please use key_names instead',
        expand: (value) => ({ fields: { key_names: [value] } }),
      },
    },
  },
  create,
}

const cors: Plugin = {
  name: 'cors',
  priority: 2,
  summary: 'Answers preflights.',
  docs,
  config: { type: 'record', fields: { max_age: { type: 'number' } } },
  coverage: { level: 'approximated', why: 'Browsers are not simulated.' },
  gaps: (entity) => [
    {
      construct: 'cors.max_age',
      level: 'not simulated',
      why: 'No cache.',
      cause: entity.origin.at('config', 'max_age'),
    },
  ],
  create,
}

const plugins: ReadonlyMap<string, Plugin> = new Map([keyAuth, cors].map((plugin) => [plugin.name, plugin]))

const load = (text: string, conf = '') => loadDocument({ 'kong.yml': text, 'kong.conf': conf }, plugins)
const V = '_format_version: "3.0"\n'

const SHOP = `${V}services:
  - name: orders
    url: http://orders:8080/v1
    routes:
      - name: orders
        paths: [/orders]
        headers: { X-Version: ["1"] }
        plugins:
          - name: key-auth
            config: { key_name: token }
consumers:
  - username: ann
    keyauth_credentials: [{ key: k1 }, {}]
    basicauth_credentials: [{ username: ann, password: secret }]
upstreams:
  - name: pool.test
    hash_on: ip
    targets: [{ target: a.test }, { target: "10.0.0.1:81", weight: 0 }, { target: "::1" }]
plugins:
  - name: cors
    service: orders
    consumer: ann
    config: { max_age: 5 }
`

describe('loading a document', () => {
  const { document, problems, coverage } = load(SHOP)
  const text = (cause: { start: number; end: number } | undefined) => SHOP.slice(cause?.start, cause?.end)

  it('flattens what is nested and fills in defaults', () => {
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
    expect(document?.services[0]).toMatchObject({
      name: 'orders',
      host: 'orders',
      port: 8080,
      path: '/v1',
      retries: 5,
    })
    expect(document?.routes[0]).toMatchObject({
      name: 'orders',
      strip_path: true,
      paths: ['/orders'],
      headers: { 'X-Version': ['1'] },
    })
    expect(document?.routes[0]?.methods).toBeUndefined()
    expect(document?.keyauth_credentials).toHaveLength(2)
    expect(document?.basicauth_credentials[0]).toMatchObject({ username: 'ann', password: 'secret' })
  })

  it('makes references to entities into those very entities', () => {
    expect(document?.routes[0]?.service).toBe(document?.services[0])
    expect(document?.plugins.find((plugin) => plugin.name === 'key-auth')).toMatchObject({
      service: null,
      consumer: null,
    })
    const cors = document?.plugins.find((plugin) => plugin.name === 'cors')
    expect(cors?.service).toBe(document?.services[0])
    expect(cors?.consumer).toBe(document?.consumers[0])
    expect(document?.keyauth_credentials[0]?.consumer).toBe(document?.consumers[0])
  })

  it('makes up the same missing key each time', () => {
    const key = document?.keyauth_credentials[1]?.key
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    expect(load(SHOP).document?.keyauth_credentials[1]?.key).toBe(key)
  })

  it('gives targets their port, and upstreams their settings', () => {
    expect(document?.targets.map(({ target, weight }) => [target, weight])).toEqual([
      ['a.test:8000', 100],
      ['10.0.0.1:81', 0],
      ['[::1]:8000', 100],
    ])
    expect(document?.upstreams[0]).toMatchObject({
      algorithm: 'consistent-hashing',
      settings: { hash_on: 'ip' },
    })
  })

  it('knows where each entity and field is written', () => {
    const service = document?.services[0]?.origin
    expect(text(service?.at('retries'))).toMatch(/^name: orders/)
    expect(text(service?.at('host'))).toBe('url: http://orders:8080/v1')
    expect(service?.wrote('host')).toBe(true)
    expect(service?.wrote('retries')).toBe(false)
    expect(text(document?.routes[0]?.origin.at('paths', 0))).toBe('/orders')
    expect(text(document?.targets[1]?.origin.cause)).toBe('{ target: "10.0.0.1:81", weight: 0 }')
  })

  it('says how far each plugin and construct is simulated', () => {
    expect(coverage.map(({ construct, level }) => `${construct}: ${level}`)).toEqual([
      'plugin key-auth: run',
      'plugin cors: approximated',
      'cors.max_age: not simulated',
      'upstreams.algorithm: not simulated',
    ])
    expect(text(coverage[2]?.cause)).toBe('max_age: 5')
    const more = load(`${V}plugins: [{name: jwt}]\nvaults: [{name: env, prefix: mine}]`).coverage
    expect(more.map((item) => item.construct)).toEqual(['plugin jwt', 'vaults'])
  })

  it('reads JSON as well', () => {
    const json = '{"_format_version": "3.0", "routes": [{"hosts": ["a.test"]}]}'
    expect(loadDocument({ 'kong.json': json }, plugins).document?.routes[0]?.hosts).toEqual(['a.test'])
  })

  it('reads one file only and says which', () => {
    const { problems } = loadDocument({ 'kong.yml': V, 'kong.json': '{}' }, plugins)
    expect(problems).toMatchObject([{ severity: 'warning', cause: { file: 'kong.json' } }])
  })

  it.each(['', '# nothing', '[]', 'text'])('asks for an object where there is %j', (text) =>
    expect(load(text)).toEqual({
      coverage: [],
      problems: [
        expect.objectContaining({
          message: 'failed parsing declarative configuration: expected an object',
        }),
      ],
    }),
  )
})

describe('a problem of a document', () => {
  const first = (text: string, conf?: string) => {
    const problem = load(V + text, conf).problems[0]
    const { start = 0, end = 0 } = problem?.cause ?? {}
    return { ...problem, at: (V + text).slice(start, end) }
  }

  it.each([
    ['services: [{name: a, host: b, prot: 80}]', 'prot', 'Did you mean `port`?'],
    [
      'services: [{name: a, host: b, hosts: [c]}]',
      'hosts',
      'Did you mean `host`? `hosts` belongs to routes.',
    ],
    ['servics: []', 'servics', 'Did you mean `services`?'],
    ['services: [{name: a, host: b, strip_path: true}]', 'strip_path', '`strip_path` belongs to routes.'],
    ['services: [{name: a}]', 'name', expect.stringContaining('Add `url`, or `host`.')],
    ['services: [{name: a, host: b, protocol: htpp}]', 'htpp', 'Did you mean `http`?'],
    ['services: [{name: a, host: b, port: "80"}]', '"80"', 'Write it without quotes.'],
    ['services: [{name: 1.10, host: b}]', '1.10', 'Put it in quotes: `"1.10"`.'],
    ['services: [{name: a, url: "http://b//c"}]', '"http://b//c"', undefined],
    ['routes: [{paths: /a}]', '/a', 'Write a list: `["/a"]`.'],
    ['routes: [{name: a}]', 'name', 'Add one of them.'],
    ['routes: [{paths: ["~/(a"]}]', '"~/(a"', expect.stringContaining('Mend the regular expression')],
    ['plugins: [{name: keyauth}]', 'keyauth', 'Did you mean `key-auth`?'],
    ['plugins: [{name: key-auth, config: {key_nams: [a]}}]', 'key_nams', 'Did you mean `key_names`?'],
    ['plugins: [{name: key-auth, consumer: a}]', 'a', expect.stringContaining('remove `consumer`')],
    [
      'routes: [{paths: [/a], service: shop}]',
      'service: shop',
      expect.stringContaining('one of the services'),
    ],
    ['routes: [{paths: [/a], protocols: [htps]}]', '[htps]', 'Did you mean `https`?'],
    ['routes: [{methods: [get]}]', 'get', 'Write `GET`.'],
    ['plugins: [cors]', 'cors', 'Write `name: cors`.'],
    ['services: {name: a}', '{name: a}', 'Write a list: begin each entry with `- `.'],
    ['consumer_groups: []', 'consumer_groups', expect.stringContaining('Enterprise')],
    ['plugins: [{name: cors}, {name: cors}]', 'name: cors', expect.stringContaining('once')],
  ])('in %j stands on %j', (text, at, help) => {
    const problem = first(text)
    expect(problem.severity).toBe('error')
    expect(problem.at.replace(/^\{?(name: cors)\}?$/, '$1')).toBe(at)
    expect(problem.help).toEqual(help)
  })

  it('leads to the page of the plugin for its settings', () =>
    expect(first('plugins: [{name: key-auth, config: {x: 1}}]').docs).toBe(docs))

  it('about an expression depends on the router', () => {
    const route = 'routes: [{expression: \'http.path == "/"\'}]'
    expect(first(route).help).toContain('router_flavor = expressions')
    expect(load(V + route, 'router_flavor = expressions').document?.routes).toHaveLength(1)
  })

  it('about look-around depends on the router', () => {
    const route = 'routes: [{paths: ["~/(?=a)"]}]'
    expect(first(route)).toMatchObject({ at: 'paths', message: expect.stringContaining('(?=') })
    expect(load(V + route, 'router_flavor = traditional').problems).toEqual([])
  })
})

describe('a reference that leads nowhere', () => {
  const consumers = 'consumers: [{username: ann, basicauth_credentials: [{username: a, password: b}]}]\n'
  const help = (text: string) =>
    load(V + consumers + text).problems.find((one) => one.code === 'kong/reference')?.help

  it('is told from one of two equal plugins, of which Kong follows the later', () => {
    const fault = 'services: [{}]\n'
    expect(help(`${fault}plugins: [{name: cors, consumer: bob}]`)).toContain('Nothing in this file')
    expect(help(`${fault}plugins: [{name: cors, consumer: ann}, {name: cors, consumer: ann}]`)).toContain(
      'keep one',
    )
  })
})

describe('advice on a sound document', () => {
  const advice = (text: string) =>
    load(text).problems.map(({ severity, code, cause }) => [
      severity,
      code,
      text.slice(cause.start, cause.end),
    ])

  it('points at what is deprecated, and only where it is written', () =>
    expect(advice(`${V}plugins: [{name: key-auth, config: {key_name: a, old: b}}]`)).toEqual([
      ['warning', 'kong/deprecated', 'old: b'],
      ['warning', 'kong/deprecated', 'key_name: a'],
    ]))

  it('points at path_handling v1, which the default router passes over', () => {
    const text = `${V}routes: [{paths: [/a], path_handling: v1}]`
    const message = (conf?: string) => load(text, conf).problems[0]?.message
    expect(message()).toContain('no effect')
    expect(message('router_flavor = traditional')).not.toContain('no effect')
  })

  it('points at a path that looks like a regular expression', () =>
    expect(advice(`${V}routes: [{paths: [/a.b, '/a/\\d+']}]`)).toEqual([
      ['warning', 'kong/plain-regex', "'/a/\\d+'"],
    ]))

  it('points at an upstream whose calls all fail', () =>
    expect(advice(`${V}services: [{name: a, host: pool.test}]\nupstreams: [{name: pool.test}]`)).toEqual([
      ['warning', 'kong/no-targets', 'name: pool.test'],
    ]))

  it('points at an old format', () =>
    expect(advice('_format_version: "1.1"')).toEqual([['info', 'kong/old-format', '_format_version: "1.1"']]))
})

describe('judging any document', () => {
  const key = fc.constantFrom(
    'services',
    'routes',
    'plugins',
    'consumers',
    'upstreams',
    'name',
    'url',
    'protocols',
    'config',
    'paths',
    'id',
    'service',
    '__proto__',
  )
  const leaf = fc.oneof(
    fc.constantFrom<Json>('http', 'key-auth', null, true, 1, -1, 'http://a', ''),
    fc.string(),
  )
  const { json } = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'medium' },
      leaf,
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(key, tie('json'), { maxKeys: 5 }),
    ),
  }))

  it('never throws, and says what is wrong with whatever is refused', () =>
    fc.assert(
      fc.property(json, (value) => {
        const result = validateDocument(value, plugins)
        expect(result.valid || (result.errors?.length ?? 0) > 0).toBe(true)
        const loaded = loadDocument({ 'kong.json': JSON.stringify(value) }, plugins)
        expect(loaded.document !== undefined || loaded.problems.length > 0).toBe(true)
      }),
      { numRuns: 300 },
    ))

  it('never throws over any text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => void load(text)),
      { numRuns: 300 },
    ))
})
