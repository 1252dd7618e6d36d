import { describe, expect, it } from 'vitest'
import { dialects } from '..'
import { openKong, PLAIN, shop } from './testing'

describe('the Kong dialect', () => {
  it('is among the dialects and says which file makes a workspace its own', () => {
    expect(dialects.map(({ id, entry }) => [id, entry])).toContainEqual(['kong', 'kong.yml'])
  })

  it('opens no gateway where Kong would refuse the file, and says why', async () => {
    const { compiled } = await openKong('services:\n  - name: a')
    expect(compiled.gateway).toBeUndefined()
    expect(compiled.problems.some(({ severity }) => severity === 'error')).toBe(true)
  })

  it('opens none for a kong.conf that Kong would refuse', async () => {
    const { compiled } = await openKong(PLAIN, { conf: 'router_flavor = nonsense' })
    expect(compiled.gateway).toBeUndefined()
    expect(compiled.problems[0]?.cause.file).toBe('kong.conf')
  })

  it('draws routes, services and plugins', async () => {
    const { gateway } = (await openKong(shop('- name: cors', 'plugins:\n  - name: correlation-id'))).compiled
    const drawn = gateway?.describe()
    expect(drawn?.product).toBe('Kong Gateway')
    expect(drawn?.routes).toMatchObject([{ name: 'orders', matches: '/orders' }])
    expect(drawn?.services).toMatchObject([{ name: 'orders', host: 'orders', port: 8080 }])
    expect(drawn?.plugins).toMatchObject([
      { name: 'correlation-id', scope: 'global', enabled: true },
      { name: 'cors', scope: 'service orders', enabled: true },
    ])
    expect(drawn?.routes[0]?.service).toBe(drawn?.services[0]?.id)
  })

  it('explains for each route why it takes a call or not', async () => {
    const world = await openKong(`${PLAIN}\n      - { name: other, paths: [/other], methods: [POST] }`)
    const { sent } = await world.ask('/orders')
    const request = { ...(sent as NonNullable<typeof sent>), target: '/orders/1' }
    const matches = world.compiled.gateway?.explain(request)
    expect(matches?.find(({ matched }) => matched)?.name).toBe('orders')
    expect(matches?.find(({ name }) => name === 'other')?.failed?.kind).toBe('method')
    world.compiled.gateway?.close()
  })

  it('gives the same answers and the same trace from the same seed', async () => {
    const once = async () => {
      const world = await openKong(
        shop('- name: correlation-id\n- name: file-log\n  config: { path: /tmp/l }'),
      )
      const { response, steps } = await world.ask('/orders')
      return JSON.stringify([response.headers, steps, world.logs])
    }
    expect(await once()).toBe(await once())
  })
})
