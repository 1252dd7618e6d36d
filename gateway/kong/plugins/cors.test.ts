import { describe, expect, it } from 'vitest'
import { headerValues } from '@/core'
import { ok, openKong, shop } from '../testing'

const open = (config = '', options = {}) =>
  openKong(shop(`- name: cors${config === '' ? '' : `\n  config: ${config}`}`), options)
const from = (origin: string) => ({ headers: [['Origin', origin]] as const })
const preflight = (origin: string, ...more: (readonly [string, string])[]) => ({
  method: 'OPTIONS',
  headers: [['Origin', origin], ['Access-Control-Request-Method', 'PUT'], ...more] as const,
})
const ALLOW = 'access-control-allow-origin'

describe('cors on an ordinary call', () => {
  it('allows every site when no origins are named', async () => {
    const answer = await (await open()).ask('/orders')
    expect(answer.header(ALLOW)).toBe('*')
    expect(answer.header('vary')).toBeUndefined()
    expect(answer.step('cors')).toMatchObject({ verdict: 'change', why: 'Any site may read the answer' })
  })

  it('always names a single plain origin', async () => {
    const world = await open('{ origins: ["https://shop.test"], exposed_headers: [x-a, x-b] }')
    for (const origin of ['https://shop.test', 'https://evil.test']) {
      const answer = await world.ask('/orders', from(origin))
      expect(answer.header(ALLOW)).toBe('https://shop.test')
      expect(answer.header('vary')).toBe('Origin')
      expect(answer.header('access-control-expose-headers')).toBe('x-a,x-b')
    }
  })

  it('names the asking site when it is in a list, without its default port', async () => {
    const world = await open('{ origins: ["https://shop.test", "http://admin.test:8080"] }')
    expect((await world.ask('/orders', from('https://shop.test:443'))).header(ALLOW)).toBe(
      'https://shop.test',
    )
    expect((await world.ask('/orders', from('http://admin.test:8080'))).header(ALLOW)).toBe(
      'http://admin.test:8080',
    )
    const refused = await world.ask('/orders', from('http://admin.test'))
    expect(refused.status).toBe(200)
    expect(refused.header(ALLOW)).toBeUndefined()
    expect(refused.header('vary')).toBe('Origin')
  })

  it('tries regular expressions on the host alone, or on the whole origin when they name a scheme', async () => {
    const hosts = await open("{ origins: ['(.*\\.)?shop\\.test'] }")
    expect((await hosts.ask('/orders', from('http://api.shop.test'))).header(ALLOW)).toBe(
      'http://api.shop.test',
    )
    expect((await hosts.ask('/orders', from('http://shop.test.evil.test'))).header(ALLOW)).toBeUndefined()
    const whole = await open("{ origins: ['^https://(a|b)\\.shop\\.test$'] }")
    expect((await whole.ask('/orders', from('https://a.shop.test'))).header(ALLOW)).toBe(
      'https://a.shop.test',
    )
    expect((await whole.ask('/orders', from('http://a.shop.test'))).header(ALLOW)).toBeUndefined()
  })

  it('names the origin instead of * when credentials are allowed', async () => {
    const world = await open('{ credentials: true }')
    const answer = await world.ask('/orders', from('https://x.test'))
    expect(answer.header(ALLOW)).toBe('https://x.test')
    expect(answer.header('access-control-allow-credentials')).toBe('true')
    expect(answer.header('vary')).toBe('Origin')
    const nameless = await world.ask('/orders')
    expect(nameless.header(ALLOW)).toBe('*')
    expect(nameless.header('access-control-allow-credentials')).toBeUndefined()
  })

  it('takes the place of what the service says, but adds to its Vary', async () => {
    const service = () =>
      ok('', [
        ['Access-Control-Allow-Origin', 'https://old.test'],
        ['Vary', 'Accept'],
      ])
    const world = await open('{ origins: ["https://a.test", "https://b.test"] }', { service })
    const answer = await world.ask('/orders', from('https://a.test'))
    expect(headerValues(answer.response.headers, ALLOW)).toEqual(['https://a.test'])
    expect(headerValues(answer.response.headers, 'vary')).toEqual(['Accept', 'Origin'])
    expect((await world.ask('/orders', from('https://c.test'))).header(ALLOW)).toBeUndefined()
  })

  it('says nothing to a call without origin when told so', async () => {
    const world = await open('{ origins: ["https://a.test"], allow_origin_absent: false }')
    expect((await world.ask('/orders')).header(ALLOW)).toBeUndefined()
    expect((await world.ask('/orders', from(''))).header(ALLOW)).toBeUndefined()
    expect((await world.ask('/orders', from('https://b.test'))).header(ALLOW)).toBe('https://a.test')
  })

  it('also stands on a refusal by another plugin and on an answer that Kong makes', async () => {
    const refused = await (await openKong(shop('- name: cors\n- name: key-auth'))).ask('/orders')
    expect(refused.status).toBe(401)
    expect(refused.header(ALLOW)).toBe('*')
    const away = await open('', { service: () => ({ failure: 'refused', phase: 'connect' }) })
    const failed = await away.ask('/orders')
    expect(failed.status).toBe(502)
    expect(failed.header(ALLOW)).toBe('*')
  })
})

describe('cors on a preflight', () => {
  it('answers itself with all methods and the headers that were asked for', async () => {
    const asked = ['Access-Control-Request-Headers', 'x-a,x-b'] as const
    const answer = await (await open()).ask('/orders', preflight('https://x.test', asked))
    expect(answer.status).toBe(200)
    expect(answer.header('content-length')).toBe('0')
    expect(answer.header(ALLOW)).toBe('*')
    expect(answer.header('access-control-allow-methods')).toBe(
      'GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS,TRACE,CONNECT',
    )
    expect(answer.header('access-control-allow-headers')).toBe('x-a,x-b')
    expect(answer.sent).toBeUndefined()
    expect(answer.steps.filter((step) => step.name === 'cors')).toHaveLength(1)
  })

  it('says what the configuration says', async () => {
    const world = await open(
      '{ origins: ["https://a.test"], methods: [GET, PUT], headers: [x-c], max_age: 60, credentials: true, private_network: true, exposed_headers: [x-d] }',
    )
    const wants = ['Access-Control-Request-Private-Network', 'true'] as const
    const answer = await world.ask('/orders', preflight('https://x.test', wants))
    expect(answer.header(ALLOW)).toBe('https://a.test')
    expect(answer.header('access-control-allow-methods')).toBe('GET,PUT')
    expect(answer.header('access-control-allow-headers')).toBe('x-c')
    expect(answer.header('access-control-max-age')).toBe('60')
    expect(answer.header('access-control-allow-credentials')).toBe('true')
    expect(answer.header('access-control-allow-private-network')).toBe('true')
    expect(answer.header('access-control-expose-headers')).toBeUndefined()
    expect(answer.header('vary')).toBe('Origin')
  })

  it('is what has both an origin and a wanted method, nothing less', async () => {
    const world = await open()
    expect((await world.ask('/orders', { method: 'OPTIONS', ...from('https://a.test') })).sent).toBeDefined()
    const method = { method: 'OPTIONS', headers: [['Access-Control-Request-Method', 'PUT']] as const }
    expect((await world.ask('/orders', method)).sent).toBeDefined()
  })

  it('is left to the service when that is wanted, without a word from Kong', async () => {
    const answer = await (await open('{ preflight_continue: true }')).ask(
      '/orders',
      preflight('https://a.test'),
    )
    expect(answer.sent?.method).toBe('OPTIONS')
    expect(answer.header(ALLOW)).toBeUndefined()
  })

  it('comes before authentication', async () => {
    const world = await openKong(shop('- name: key-auth\n- name: cors'))
    const answer = await world.ask('/orders', preflight('https://a.test'))
    expect(answer.status).toBe(200)
    expect(answer.step('key-auth')).toMatchObject({ verdict: 'skip', why: 'Not called: cors has answered' })
  })
})
