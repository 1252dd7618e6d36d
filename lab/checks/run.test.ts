import { describe, expect, it } from 'vitest'
import { runCheck } from './run'

const files = {
  'kong.yml': `
_format_version: "3.0"
services:
  - name: echo
    url: http://echo:8080
    routes: [{ name: all, paths: [/], strip_path: false }]
    plugins: [{ name: rate-limiting, config: { minute: 2, policy: local } }]
`,
  'compose.yaml': 'services:\n  echo:\n    build: ./services/echo\n',
  'services/echo.ts': `
import { http, HttpResponse } from 'msw'
export const handlers = [
  http.all('*', async ({ request }) => {
    for (let i = 0; i < 150; i++) console.log(i)
    console.log('x'.repeat(100_000))
    return HttpResponse.json({ method: request.method, type: request.headers.get('content-type'), body: await request.text() })
  }),
]
`,
}
const run = (source: string, name = 'it') =>
  runCheck({ files, file: 'checks.ts', source, name, seed: 'a seed' })

describe('runCheck', () => {
  it('waits an hour of world time in no time, and gives the check its own fresh world', async () => {
    const source = `
test('it', async () => {
  for (let i = 0; i < 2; i++) expect((await request('GET /')).status).toBe(200)
  expect((await request('GET /')).status).toBe(429)
  await clock.advance(3_600_000)
  expect((await request('GET /')).status).toBe(200)
})`
    for (let i = 0; i < 2; i++) {
      const result = await run(source)
      expect(result).toMatchObject({ passed: true })
      expect(result.took).toBeGreaterThanOrEqual(3_600_000)
    }
  })

  it('ends a failing check with the call that it looked at', async () => {
    const result = await run(`
test('it', async () => {
  const first = await request('GET /')
  await request('GET /')
  expect(first.status).toBe(418)
})`)
    expect(result).toMatchObject({ passed: false, brief: '200, want 418', message: 'Expected 418, got 200.' })
    expect(result.calls).toHaveLength(2)
    expect(result.culprit).toBe(result.calls[0]?.id)
  })

  it('sends what is no text as JSON, and a method, address and headers as they are given', async () => {
    const result = await run(`
test('it', async () => {
  const answer = await request('PUT', 'https://api.shop.test/x', { headers: { a: 'b' }, body: { n: 1 } })
  expect(answer.json()).toEqual({ method: 'PUT', type: 'application/json', body: '{"n":1}' })
  expect(answer.madeBy).toBe('service')
  expect(answer.route).toBe('all')
})`)
    expect(result).toMatchObject({ passed: true })
  })

  it('tells a fault of the check itself in a result', async () => {
    expect(await run(`test('it', () => { nothing.here() })`)).toMatchObject({
      passed: false,
      message: 'nothing is not defined',
    })
    expect(await run('test(')).toMatchObject({ passed: false })
    expect(await run(`test('other', () => {})`)).toMatchObject({
      passed: false,
      message: 'There is no check called “it”.',
    })
  })

  it('keeps the last lines of a long log, and cuts those that are too long', async () => {
    const { log } = await run(`test('it', async () => { await request('GET /') })`)
    expect(log).toHaveLength(100)
    expect(log.at(-1)?.message.length).toBeLessThan(11_000)
  })
})
