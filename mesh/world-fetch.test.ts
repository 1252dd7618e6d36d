import { describe, expect, it } from 'vitest'
import { compose, openWorld, START } from './testing'

const ECHO = `import { http, HttpResponse } from 'msw'
export const handlers = [
  http.all('/echo', async ({ request }) =>
    HttpResponse.json({ method: request.method, headers: Object.fromEntries(request.headers), body: await request.text() })),
  http.get('/moved', () => new HttpResponse(null, { status: 302, headers: { Location: '/echo' } })),
  http.get('/loop', () => new HttpResponse(null, { status: 302, headers: { Location: '/loop' } })),
]`

async function calling(expression: string, echo = '{}', read?: number) {
  const code = `import { delay, http, HttpResponse } from 'msw'
const say = (error: Error) => ({ name: error.name, message: error.message, cause: (error.cause as Error | undefined)?.message })
export const handlers = [http.all('*', async ({ request }) => HttpResponse.json(await (${expression}).catch(say)))]
`
  const files = {
    'compose.yaml': compose({ a: '{}', echo }),
    'services/a.ts': code,
    'services/echo.ts': ECHO,
  }
  const world = await openWorld(files)
  expect(world.problems).toEqual([])
  const called = await world.call('GET', 'a/', '', read === undefined ? {} : { read })
  return { ...called, json: JSON.parse(called.body), log: world.log, code }
}

const JSON_OF = '.then((answer) => answer.json())'

describe('fetch between services', () => {
  it('sends method, headers and body, and a traceparent of the call it belongs to', async () => {
    const { json, trace } = await calling(
      `fetch('http://echo:8080/echo', { method: 'POST', body: JSON.stringify({ a: 1 }), headers: { Cookie: 'k=v', 'Content-Type': 'application/json' } })${JSON_OF}`,
    )
    expect(json).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: {
        host: 'echo:8080',
        cookie: 'k=v',
        'content-type': 'application/json',
        'content-length': '7',
      },
    })
    const own = trace.steps.find(({ who }) => who === 'a')
    expect(json.headers.traceparent).toBe(`00-${trace.id}-${own?.span}-01`)
    expect(trace.steps.map(({ who, parent }) => [who, parent])).toEqual([
      ['a', trace.span],
      ['echo', own?.span],
    ])
  })

  it('follows redirects, unless it is told not to', async () => {
    expect((await calling(`fetch('http://echo:8080/moved')${JSON_OF}`)).json.method).toBe('GET')
    const manual = `fetch('http://echo:8080/moved', { redirect: 'manual' }).then((answer) => answer.status)`
    expect((await calling(manual)).json).toBe(302)
    expect((await calling(`fetch('http://echo:8080/loop')`)).json.cause).toBe('redirect count exceeded')
  })

  it('fails as fetch fails for a name that nobody has, and says so in the log and in the trace', async () => {
    const { json, log, trace, code } = await calling(`fetch('http://nobody:8080/x')`)
    expect(json).toEqual({
      name: 'TypeError',
      message: 'fetch failed',
      cause: 'getaddrinfo ENOTFOUND nobody',
    })
    expect(log).toMatchObject([{ level: 'warn', source: 'a' }])
    expect(log[0]?.message).toContain('No service in compose.yaml has this name.')
    expect(code.slice(log[0]?.cause?.start, log[0]?.cause?.end)).toContain("fetch('http://nobody")
    expect(trace.steps).toContainEqual(
      expect.objectContaining({ who: 'a', name: 'fetch', verdict: 'stop', effect: 'name' }),
    )
  })

  it('fails at a port where nothing listens, at TLS, and at an address without a host', async () => {
    expect((await calling(`fetch('http://echo/echo')`)).json.cause).toBe('connect ECONNREFUSED echo:80')
    expect((await calling(`fetch('https://echo:8080/echo')`)).json.cause).toContain('plain http://')
    expect((await calling(`fetch('/echo')`)).json.name).toBe('TypeError')
  })

  it('may fail without anybody waiting for it', async () => {
    const { json, log } = await calling(`(fetch('http://nobody/'), delay(10).then(() => 'done'))`)
    expect(json).toBe('done')
    expect(log).toHaveLength(1)
  })

  it('fails when the other side breaks off', async () => {
    const broken = '{ x-mock: { failures: { rate: 1, kind: reset } } }'
    expect((await calling(`fetch('http://echo:8080/echo')`, broken)).json.cause).toBe('other side closed')
  })

  it('gives up with AbortSignal.timeout in the time of the world', async () => {
    const slow = '{ x-mock: { latency: 5s } }'
    const { json, took } = await calling(
      `fetch('http://echo:8080/echo', { signal: AbortSignal.timeout(300) })`,
      slow,
    )
    expect(json.name).toBe('TimeoutError')
    expect(took).toBe(300)
  })

  it('belongs to its own call when several are on their way at once', async () => {
    const files = {
      'compose.yaml': compose({ a: '{}', echo: '{ x-mock: { latency: 10ms } }' }),
      'services/a.ts': `import { delay, http, HttpResponse } from 'msw'
export const handlers = [http.get('/:n', async ({ params, request }) => {
  await delay(100)
  const first = await fetch('http://echo:8080/echo?' + params.n, { method: 'POST', body: 'x' })
  await first.text()
  await delay(100)
  const [answer] = await Promise.all([fetch('http://echo:8080/echo?' + params.n), delay(5)])
  try {
    await fetch('http://nobody/')
  } catch {
    await fetch('http://echo:8080/echo?' + params.n)
  }
  return HttpResponse.json(await answer.json())
})]`,
      'services/echo.ts': ECHO,
    }
    const world = await openWorld(files)
    const calls = await Promise.all([1, 2, 3].map((n) => world.call('GET', `a/${n}`)))
    for (const [index, { trace, body }] of calls.entries()) {
      const targets = trace.steps.flatMap(({ who, before }) =>
        who === 'echo' && before && 'request' in before ? [before.request.target] : [],
      )
      expect(targets).toEqual(Array(3).fill(`/echo?${index + 1}`))
      expect(JSON.parse(body).headers.traceparent).toContain(trace.id)
    }
    expect(world.clock.now()).toBe(START + 230)
  })
})
