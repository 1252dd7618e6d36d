import { describe, expect, it } from 'vitest'
import { header, text } from '@/core'
import { CONSUMERS, openKong, shop } from '../testing'

const open = (config = '', more = CONSUMERS) =>
  openKong(shop(`- name: key-auth${config === '' ? '' : `\n  config: ${config}`}`, more))

describe('key-auth', () => {
  it('lets a call with a known key pass and tells the service whose it is', async () => {
    const world = await open()
    const { status, sent, step } = await world.ask('/orders', { headers: [['apikey', 'ann-key']] })
    expect(status).toBe(200)
    const headers = sent?.headers ?? []
    expect(header(headers, 'x-consumer-username')).toBe('ann')
    expect(header(headers, 'x-consumer-custom-id')).toBe('c-17')
    expect(header(headers, 'x-consumer-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(header(headers, 'x-credential-identifier')).toMatch(/^[0-9a-f-]{36}$/)
    expect(header(headers, 'x-anonymous-consumer')).toBeUndefined()
    expect(header(headers, 'apikey')).toBe('ann-key')
    expect(step('key-auth')).toMatchObject({ verdict: 'change', effect: 'consumer: ann' })
  })

  it('refuses a call without a key, with an empty one, an unknown one and a double one', async () => {
    const world = await open()
    for (const [target, headers, message] of [
      ['/orders', [], 'No API key found in request'],
      ['/orders', [['apikey', '']], 'No API key found in request'],
      ['/orders?apikey', [], 'No API key found in request'],
      ['/orders', [['apikey', 'x']], 'Unauthorized'],
      [
        '/orders',
        [
          ['apikey', 'ann-key'],
          ['ApiKey', 'ann-key'],
        ],
        'Duplicate API key found',
      ],
      ['/orders?apikey=a&apikey=b', [], 'Duplicate API key found'],
    ] as const) {
      const answer = await world.ask(target, { headers })
      expect(answer.status).toBe(401)
      expect(answer.json).toMatchObject({ message })
      expect(answer.header('www-authenticate')).toBe('Key')
      expect(answer.sent).toBeUndefined()
      expect(answer.step('key-auth')?.verdict).toBe('stop')
      expect(answer.step('Upstream')).toMatchObject({
        verdict: 'skip',
        why: 'Not called: key-auth has answered',
      })
    }
  })

  it('names its realm', async () => {
    const answer = await (await open('{ realm: shop }')).ask('/orders')
    expect(answer.header('www-authenticate')).toBe('Key realm="shop"')
  })

  it('looks into header, query and, when asked to, body, in the order of its names', async () => {
    const world = await open('{ key_names: [x-key, k], key_in_body: true }')
    const form = { method: 'POST', headers: [['Content-Type', 'application/x-www-form-urlencoded']] } as const
    const json = { method: 'POST', headers: [['Content-Type', 'application/json']] } as const
    expect((await world.ask('/orders?k=ann-key')).status).toBe(200)
    expect((await world.ask('/orders', { ...form, body: 'k=ann-key' })).status).toBe(200)
    expect((await world.ask('/orders', { ...json, body: '{"k":"ann-key"}' })).status).toBe(200)
    expect((await world.ask('/orders', { ...json, body: '{"k":["ann-key","b"]}' })).json).toMatchObject({
      message: 'Duplicate API key found',
    })
    expect((await world.ask('/orders', { ...json, body: 'not json' })).status).toBe(401)
    expect((await world.ask('/orders?k=ann-key', { headers: [['x-key', 'wrong']] })).status).toBe(401)
  })

  it('looks nowhere it was told not to', async () => {
    const world = await open('{ key_in_header: false }')
    expect((await world.ask('/orders', { headers: [['apikey', 'ann-key']] })).status).toBe(401)
    expect((await world.ask('/orders?apikey=ann-key')).status).toBe(200)
  })

  it('hides the key from the service wherever it came', async () => {
    const world = await open('{ hide_credentials: true, key_in_body: true }')
    const type = ['Content-Type', 'application/json'] as const
    const fromHeader = await world.ask('/orders?a=1', { headers: [['apikey', 'ann-key']] })
    expect(header(fromHeader.sent?.headers ?? [], 'apikey')).toBeUndefined()
    const fromQuery = await world.ask('/orders?a=1&apikey=ann-key&b=2')
    expect(fromQuery.sent?.target).toBe('/orders?a=1&b=2')
    const body = '{"apikey":"ann-key","a":1}'
    const fromBody = await world.ask('/orders', { method: 'POST', headers: [type], body })
    expect(text(fromBody.sent?.body ?? new Uint8Array())).toBe('{"a":1}')
    expect(header(fromBody.sent?.headers ?? [], 'content-length')).toBe('7')
  })

  it('lets OPTIONS through without a key when preflights are not its business', async () => {
    const open401 = await open()
    expect((await open401.ask('/orders', { method: 'OPTIONS' })).status).toBe(401)
    const world = await open('{ run_on_preflight: false }')
    expect((await world.ask('/orders', { method: 'OPTIONS' })).status).toBe(200)
    expect((await world.ask('/orders')).status).toBe(401)
  })

  it('sends a stranger on as the anonymous consumer', async () => {
    const world = await open('{ anonymous: guest }')
    const stranger = await world.ask('/orders', { headers: [['X-Credential-Identifier', 'forged']] })
    expect(stranger.status).toBe(200)
    expect(header(stranger.sent?.headers ?? [], 'x-consumer-username')).toBe('guest')
    expect(header(stranger.sent?.headers ?? [], 'x-anonymous-consumer')).toBe('true')
    expect(header(stranger.sent?.headers ?? [], 'x-credential-identifier')).toBeUndefined()
    const known = await world.ask('/orders', { headers: [['apikey', 'ann-key']] })
    expect(header(known.sent?.headers ?? [], 'x-consumer-username')).toBe('ann')
  })

  it('answers 500 when the anonymous consumer does not exist', async () => {
    const answer = await (await open('{ anonymous: nobody }')).ask('/orders')
    expect(answer.status).toBe(500)
    expect(answer.json).toMatchObject({
      message: "anonymous consumer nobody is configured but doesn't exist",
    })
  })
})
