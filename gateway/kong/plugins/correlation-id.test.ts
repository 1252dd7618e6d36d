import { describe, expect, it } from 'vitest'
import { header } from '@/core'
import { openKong, shop } from '../testing'

const open = (config = '', others = '', options = {}) =>
  openKong(shop(`- name: correlation-id${config === '' ? '' : `\n  config: ${config}`}${others}`), options)

describe('correlation-id', () => {
  it('gives each call a number behind one UUID', async () => {
    const world = await open()
    const ids = [await world.ask('/orders'), await world.ask('/orders')].map(({ sent }) =>
      header(sent?.headers ?? [], 'kong-request-id'),
    )
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}#1$/)
    expect(ids[1]).toBe(ids[0]?.replace(/1$/, '2'))
  })

  it('makes a new UUID for each call when told to', async () => {
    const world = await open('{ generator: uuid, header_name: X-Id }')
    const [first, second] = [await world.ask('/orders'), await world.ask('/orders')].map(({ sent }) =>
      header(sent?.headers ?? [], 'x-id'),
    )
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/)
    expect(second).not.toBe(first)
  })

  it('can name the place and the time instead', async () => {
    const { sent } = await (await open('{ generator: tracker }')).ask('/orders')
    expect(header(sent?.headers ?? [], 'kong-request-id')).toMatch(/^10\.0\.0\.1-8000-1-1-1-\d{10}\.000$/)
  })

  it('keeps the id that a client sends', async () => {
    const answer = await (await open('{ echo_downstream: true }')).ask('/orders', {
      headers: [['Kong-Request-ID', 'mine']],
    })
    expect(header(answer.sent?.headers ?? [], 'kong-request-id')).toBe('mine')
    expect(answer.header('kong-request-id')).toBe('mine')
    expect(answer.step('correlation-id')).toMatchObject({ verdict: 'pass', effect: 'Kong-Request-ID mine' })
  })

  it('tells the client only when asked to', async () => {
    expect((await (await open()).ask('/orders')).header('kong-request-id')).toBeUndefined()
    const answer = await (await open('{ echo_downstream: true }')).ask('/orders')
    expect(answer.header('kong-request-id')).toBe(header(answer.sent?.headers ?? [], 'kong-request-id'))
  })

  it('tells the client also when another plugin answers', async () => {
    const answer = await (await open('{ echo_downstream: true }', '\n- name: request-termination')).ask(
      '/orders',
    )
    expect(answer.status).toBe(503)
    expect(answer.header('kong-request-id')).toMatch(/#1$/)
  })

  it('stands in the log entry', async () => {
    const world = await open('{ echo_downstream: true }', '\n- name: file-log\n  config: { path: /tmp/log }')
    const answer = await world.ask('/orders')
    expect(world.logs.at(-1)?.data).toMatchObject({ correlation_id: answer.header('kong-request-id') })
  })
})
