import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { readPort, serveOn } from './ports.mjs'

const open = []
const handler = (_, response) => response.end('here')

/** A server on a port that the system chose, closed after the test. */
async function occupy(host = '127.0.0.1', port = 0) {
  const server = createServer().listen(port, host)
  await once(server, 'listening')
  open.push(server)
  return server.address().port
}

async function start(env) {
  const result = await serveOn(handler, env)
  open.push(...result.servers)
  return result
}

afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections()
})

describe('readPort', () => {
  it('falls back to 3000, which may move, when PORT is not set or empty', () => {
    expect(readPort(undefined)).toEqual({ port: 3000, fixed: false })
    expect(readPort('')).toEqual({ port: 3000, fixed: false })
  })

  it('takes PORT as it is and does not let it move', () => {
    expect(readPort('8080')).toEqual({ port: 8080, fixed: true })
  })

  it.each(['http', '80.5', '-1', '65536', '0x50'])('refuses PORT=%s and says what it wants', (text) => {
    expect(() => readPort(text)).toThrow(/PORT must be a number from 0 to 65535/)
  })
})

describe('serveOn', () => {
  it('answers on 127.0.0.1 and on ::1 with the same port', async () => {
    const { servers, port } = await start({ PORT: '0' })
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here')
    // A container may have no IPv6 at all; then one address is what can be had.
    if (servers.length === 2) expect(await (await fetch(`http://[::1]:${port}/`)).text()).toBe('here')
  })

  it('names a busy PORT as an error and proposes the next', async () => {
    const busy = await occupy()
    await expect(start({ PORT: String(busy) })).rejects.toThrow(`Port ${busy} is busy`)
  })

  it('moves from a busy default port to a later one and says so', async () => {
    await occupy('127.0.0.1', 3000).catch(() => {})
    const { port, moved } = await start({})
    expect(port).toBeGreaterThan(3000)
    expect(moved).toBe(true)
  })

  it('leaves no address open when only the other one is busy', async () => {
    const busy = await occupy('::1').catch(() => undefined)
    if (busy === undefined) return
    await expect(start({ PORT: String(busy) })).rejects.toThrow('busy')
    await expect(occupy('127.0.0.1', busy)).resolves.toBe(busy)
  })

  it('listens on HOST alone', async () => {
    const { servers } = await start({ PORT: '0', HOST: '127.0.0.1' })
    expect(servers.map((server) => server.address().address)).toEqual(['127.0.0.1'])
  })

  it('says so when HOST is no address of this machine', async () => {
    await expect(start({ PORT: '0', HOST: '203.0.113.9' })).rejects.toThrow('no address of this machine')
  })
})
