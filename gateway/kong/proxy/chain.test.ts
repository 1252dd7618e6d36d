import { describe, expect, it } from 'vitest'
import { CONSUMERS, openKong, shop } from '../testing'

describe('which plugin runs', () => {
  const plugin = (status: number, indent: string) =>
    `${indent}- { name: request-termination, config: { status_code: ${status} } }`

  it('is the most specific one, and only that', async () => {
    const scopes = `
services:
  - name: orders
    url: http://orders:8080
    plugins:
${plugin(502, '      ')}
    routes:
      - { name: a, paths: [/a], protocols: [http] }
      - { name: b, paths: [/b], protocols: [http] }
      - { name: d, paths: [/d], protocols: [http] }
plugins:
${plugin(503, '  ')}
  - { name: key-auth, config: { anonymous: guest } }
  - { name: request-termination, route: a, config: { status_code: 501 } }
  - { name: request-termination, route: d, service: orders, config: { status_code: 506 } }
  - { name: request-termination, consumer: ann, config: { status_code: 500 } }
  - { name: request-termination, consumer: ann, route: b, config: { status_code: 505 } }
routes:
  - { name: c, paths: [/c] }
${CONSUMERS}`
    const world = await openKong(scopes)
    const status = async (path: string) => (await world.ask(path)).status
    expect(await status('/a')).toBe(501)
    expect(await status('/b')).toBe(502)
    expect(await status('/c')).toBe(503)
    expect(await status('/a?apikey=ann-key')).toBe(500)
    expect(await status('/b?apikey=ann-key')).toBe(505)
    expect(await status('/d?apikey=ann-key')).toBe(506)
  })

  it('is not one that is disabled', async () => {
    const world = await openKong(shop('- name: request-termination\n  enabled: false'))
    expect((await world.ask('/orders')).status).toBe(200)
  })

  it('is shown in order, with the scope and the place of each value', async () => {
    const world = await openKong(
      shop('- name: rate-limiting\n  config: { minute: 5 }', 'plugins:\n  - name: correlation-id'),
    )
    const shown = world.compiled.gateway?.effective('orders')
    expect(shown?.plugins.map(({ name, scope }) => [name, scope])).toEqual([
      ['correlation-id', 'global'],
      ['rate-limiting', 'service orders'],
    ])
    expect(Object.keys(shown?.plugins[1]?.origins ?? {})).toEqual(['config.minute'])
    expect(world.compiled.gateway?.effective('nothing')).toBeUndefined()
  })
})
