import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { siteHandler } from './serve.mjs'

let folder
const servers = []

async function open(basePath) {
  const server = createServer(siteHandler(folder, basePath)).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${server.address().port}`
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'))
  const files = {
    'index.html': 'home',
    '404.html': 'no such page',
    'lessons/index.html': 'lessons',
    'sw.js': '//',
    '_next/static/a.js': '//',
    '_next/static/a.woff2': '',
    '.source-hash': 'secret',
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
})

afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections()
  await rm(folder, { recursive: true })
})

describe('siteHandler', () => {
  it("answers an unknown path with the site's own 404 page", async () => {
    const response = await fetch(`${await open()}/nowhere/`)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toMatch('text/html')
    expect(await response.text()).toBe('no such page')
  })

  it('sends a page asked for without its slash to the one with it, and keeps the query', async () => {
    const response = await fetch(`${await open()}/lessons?a=1`, { redirect: 'manual' })
    expect(response.status).toBe(308)
    expect(response.headers.get('location')).toBe('/lessons/?a=1')
  })

  it.each([
    ['/sw.js', 'text/javascript', 'no-cache'],
    ['/_next/static/a.js', 'text/javascript', 'public,max-age=31536000,immutable'],
    ['/_next/static/a.woff2', 'font/woff2', 'public,max-age=31536000,immutable'],
    ['/lessons/', 'text/html;charset=utf-8', 'no-cache'],
  ])('gives %s its type, and lets it be kept as long as it holds', async (path, type, cache) => {
    const { headers } = await fetch((await open()) + path)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('cache-control')).toBe(cache)
  })

  it('serves below its base path, and sends the root there', async () => {
    const origin = await open('/gatehouse')
    expect(await (await fetch(`${origin}/gatehouse/lessons/`)).text()).toBe('lessons')
    expect((await fetch(`${origin}/`, { redirect: 'manual' })).headers.get('location')).toBe('/gatehouse/')
    expect((await fetch(`${origin}/lessons/`)).status).toBe(404)
  })

  it('serves no hidden file and takes no other method', async () => {
    const origin = await open()
    expect((await fetch(`${origin}/.source-hash`)).status).toBe(404)
    expect((await fetch(`${origin}/`, { method: 'POST' })).status).toBe(405)
  })
})
