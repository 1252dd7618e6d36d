import { describe, expect, it } from 'vitest'
import { header } from '@/core'
import { CONSUMERS, openKong, shop } from '../testing'

const open = (config = '') =>
  openKong(shop(`- name: basic-auth${config === '' ? '' : `\n  config: ${config}`}`, CONSUMERS))
const basic = (text: string, name = 'Authorization') => [name, `Basic ${btoa(text)}`] as const

describe('basic-auth', () => {
  it('lets a call with the right password pass, colons in it or not', async () => {
    const { status, sent, step } = await (await open()).ask('/orders', { headers: [basic('ann:pass:word')] })
    expect(status).toBe(200)
    expect(header(sent?.headers ?? [], 'x-consumer-username')).toBe('ann')
    expect(header(sent?.headers ?? [], 'x-credential-identifier')).toBe('ann')
    expect(header(sent?.headers ?? [], 'authorization')).toBeDefined()
    expect(step('basic-auth')?.effect).toBe('consumer: ann')
  })

  it('refuses everything else with a challenge', async () => {
    const world = await open()
    for (const headers of [
      [],
      [basic('ann:wrong')],
      [basic('bob:pass:word')],
      [basic('no colon')],
      [['Authorization', 'Basic %%%']],
      [['Authorization', 'Bearer abc']],
    ] as const) {
      const answer = await world.ask('/orders', { headers })
      expect(answer.status).toBe(401)
      expect(answer.json).toMatchObject({ message: 'Unauthorized' })
      expect(answer.header('www-authenticate')).toBe('Basic realm="service"')
      expect(answer.step('basic-auth')?.verdict).toBe('stop')
    }
  })

  it('reads Proxy-Authorization first and Authorization when that names nobody', async () => {
    const world = await open('{ realm: shop }')
    const right = basic('ann:pass:word', 'Proxy-Authorization')
    expect((await world.ask('/orders', { headers: [right] })).status).toBe(200)
    const both = [basic('bob:x', 'Proxy-Authorization'), basic('ann:pass:word')]
    expect((await world.ask('/orders', { headers: both })).status).toBe(200)
    const refused = await world.ask('/orders', { headers: [basic('ann:x', 'Proxy-Authorization')] })
    expect(refused.header('www-authenticate')).toBe('Basic realm="shop"')
  })

  it('hides the credentials from the service', async () => {
    const world = await open('{ hide_credentials: true }')
    const { sent } = await world.ask('/orders', { headers: [basic('ann:pass:word')] })
    expect(header(sent?.headers ?? [], 'authorization')).toBeUndefined()
  })

  it('sends a stranger on as the anonymous consumer', async () => {
    const { status, sent } = await (await open('{ anonymous: guest }')).ask('/orders')
    expect(status).toBe(200)
    expect(header(sent?.headers ?? [], 'x-consumer-username')).toBe('guest')
  })
})

describe('two authentication plugins on one route', () => {
  const both = (anonymous: string) => `
- name: key-auth
  config: { ${anonymous} }
- name: basic-auth
  config: { ${anonymous} }`

  it('are both needed without anonymous', async () => {
    const world = await openKong(shop(both(''), CONSUMERS))
    const key = ['apikey', 'ann-key'] as const
    expect((await world.ask('/orders', { headers: [key] })).status).toBe(401)
    expect((await world.ask('/orders', { headers: [key, basic('ann:pass:word')] })).status).toBe(200)
  })

  it('are enough one by one with anonymous', async () => {
    const world = await openKong(shop(both('anonymous: guest'), CONSUMERS))
    const byKey = await world.ask('/orders', { headers: [['apikey', 'ann-key']] })
    expect(header(byKey.sent?.headers ?? [], 'x-consumer-username')).toBe('ann')
    expect(byKey.step('basic-auth')?.why).toBe('The call has been recognised already')
    const byPassword = await world.ask('/orders', { headers: [basic('ann:pass:word')] })
    expect(header(byPassword.sent?.headers ?? [], 'x-consumer-username')).toBe('ann')
    expect(header(byPassword.sent?.headers ?? [], 'x-anonymous-consumer')).toBeUndefined()
  })
})
