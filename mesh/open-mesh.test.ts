import { describe, expect, it } from 'vitest'
import { type HttpRequest, header, headerValues, NO_BODY, NO_TRACE } from '@/core'
import { openMesh } from './open-mesh'
import { compose, openWorld, START } from './testing'

const REQUEST: HttpRequest = {
  method: 'GET',
  scheme: 'http',
  authority: 'a',
  target: '/',
  headers: [],
  body: NO_BODY,
  version: '1.1',
  connection: { peer: { ip: '172.20.0.1', port: 1 }, local: { ip: '172.20.0.2', port: 8080 } },
}

const HELLO = `import { http, HttpResponse } from 'msw'
export const handlers = [http.get('/hello', () => HttpResponse.json({ hello: 'there' }))]
`

function service(handlers: string, before = ''): string {
  return `import { delay, graphql, http, HttpResponse } from 'msw'\n${before}\nexport const handlers = [${handlers}]\n`
}

describe('services', () => {
  it('answer by their handlers, with a length and a reason', async () => {
    const world = await openWorld({ 'compose.yaml': compose({ a: '{}' }), 'services/a.ts': HELLO })
    const { response, body } = await world.call('GET', 'a/hello')
    expect(response.status).toBe(200)
    expect(response.reason).toBe('OK')
    expect(header(response.headers, 'content-length')).toBe(String(body.length))
    expect(JSON.parse(body)).toEqual({ hello: 'there' })
  })

  it('say themselves when no handler takes a call, and name those they have', async () => {
    const world = await openWorld({ 'compose.yaml': compose({ a: '{}' }), 'services/a.ts': HELLO })
    const { response, body, trace } = await world.call('GET', 'a/nothing')
    expect(response.status).toBe(404)
    expect(header(response.headers, 'content-type')).toBe('application/problem+json')
    expect(JSON.parse(body).detail).toBe('a has no handler for GET /nothing. It has: GET /hello.')
    expect(trace.steps.at(-1)).toMatchObject({ who: 'a', verdict: 'stop', effect: '404', depth: 1 })
  })

  it('answer 500 when a handler throws, and log the line', async () => {
    const text = service(`
  http.get('/boom', () => {
    const order = undefined as unknown as { id: string }
    return HttpResponse.json(order.id)
  }),`)
    const world = await openWorld({ 'compose.yaml': compose({ a: '{}' }), 'services/a.ts': text })
    const { response } = await world.call('GET', 'a/boom')
    expect(response.status).toBe(500)
    const [entry] = world.log
    expect(entry).toMatchObject({ level: 'error', source: 'a', replica: 1, at: START })
    expect(entry?.message).toContain('GET /boom threw TypeError')
    expect(text.slice(entry?.cause?.start, entry?.cause?.end)).toBe('return HttpResponse.json(order.id)')
  })

  it('answer 500 when a handler returns something else than a response', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': service(`http.get('/', () => ({ id: 1 }) as unknown as HttpResponse<{ id: number }>)`),
    })
    expect((await world.call('GET', 'a/')).response.status).toBe(500)
    expect(world.log[0]?.message).toContain('no Response')
  })

  it('break the connection off with HttpResponse.error()', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': service(`http.get('/', () => HttpResponse.error())`),
    })
    expect((await world.call('GET', 'a/')).outcome).toEqual({ failure: 'reset', phase: 'read' })
  })

  it('keep each Set-Cookie line, and see Host, Cookie and repeated headers', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': service(`http.all('/', ({ request, cookies }) => {
        const headers = new Headers([['set-cookie', 'a=1'], ['set-cookie', 'b=2; Path=/']])
        return HttpResponse.json({ host: request.headers.get('host'), x: request.headers.get('x'), cookies }, { headers })
      })`),
    })
    const { response, body } = await world.call('GET', 'a/', '', {
      headers: [
        ['Host', 'shop.test'],
        ['X', '1'],
        ['X', '2'],
        ['Cookie', 'k=v'],
      ],
    })
    expect(headerValues(response.headers, 'set-cookie')).toEqual(['a=1', 'b=2; Path=/'])
    expect(JSON.parse(body)).toEqual({ host: 'shop.test', x: '1, 2', cookies: { k: 'v' } })
  })

  it('see methods and bodies that a web Request refuses', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': service(
        `http.all('/', async ({ request }) => HttpResponse.text(request.method + ' ' + (await request.clone().text())))`,
      ),
    })
    expect((await world.call('TRACE', 'a/')).body).toBe('TRACE ')
    expect((await world.call('GET', 'a/', 'body')).body).toBe('GET body')
  })

  it('answer HEAD and 204 without a body', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': service(
        `http.head('/', () => HttpResponse.text('four')), http.delete('/', () => new HttpResponse(null, { status: 204 }))`,
      ),
    })
    const { response, body } = await world.call('HEAD', 'a/')
    expect(body).toBe('')
    expect(header(response.headers, 'content-length')).toBe('4')
    expect(header((await world.call('DELETE', 'a/')).response.headers, 'content-length')).toBeUndefined()
  })

  it('speak GraphQL too', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': service(
        `graphql.query('Order', ({ variables }) => HttpResponse.json({ data: variables }))`,
      ),
    })
    const query = JSON.stringify({ query: 'query Order($id: ID) { order(id: $id) }', variables: { id: '7' } })
    const { body, trace } = await world.call('POST', 'a/graphql', query, {
      headers: [['content-type', 'application/json']],
    })
    expect(JSON.parse(body)).toEqual({ data: { id: '7' } })
    expect(trace.steps[0]?.why).toBe('query Order answered 200')
  })

  it('stream an answer that waits for the world time', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': service(`http.get('/', () => {
        let left = 3
        return new HttpResponse(new ReadableStream({
          async pull(to) {
            await delay(100)
            if (left-- === 0) to.close()
            else to.enqueue(new TextEncoder().encode(String(left)))
          },
        }))
      })`),
    })
    const { body, took } = await world.call('GET', 'a/')
    expect(body).toBe('210')
    expect(took).toBe(400)
  })
})

describe('the network', () => {
  const files = { 'compose.yaml': compose({ a: '{ deploy: { replicas: 3 } }' }), 'services/a.ts': HELLO }

  it('gives the addresses of a name in an order that turns', async () => {
    const { mesh } = await openWorld(files)
    const [one, two, three] = await mesh.resolve('a')
    expect(await mesh.resolve('a')).toEqual([two, three, one])
    expect(await mesh.resolve('A.')).toEqual([three, one, two])
    expect(await mesh.resolve('nobody')).toEqual([])
  })

  it('keeps an address over edits elsewhere', async () => {
    const before = await (await openWorld(files)).mesh.resolve('a')
    const more = { ...files, 'compose.yaml': compose({ b: '{}', a: '{ deploy: { replicas: 3 } }', c: '{}' }) }
    expect(await (await openWorld(more)).mesh.resolve('a')).toEqual(before)
  })

  it('refuses a connection to an address or a port where nothing listens', async () => {
    const { mesh } = await openWorld(files)
    const [ip = ''] = await mesh.resolve('a')
    const request = { ...REQUEST, target: '/hello' }
    const context = { trace: NO_TRACE, signal: new AbortController().signal }
    const patience = { connect: 1, send: 1, read: 1 }
    const refused = { failure: 'refused', phase: 'connect' }
    expect(await mesh.dispatch(request, { ip: '10.0.0.1', port: 8080, ...patience }, context)).toEqual(
      refused,
    )
    expect(await mesh.dispatch(request, { ip, port: 80, ...patience }, context)).toEqual(refused)
  })

  it('ends waiting with the reason of the signal', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{ x-mock: { latency: 10s } }' }),
      'services/a.ts': HELLO,
    })
    const stop = new AbortController()
    void world.clock.sleep(50).then(() => stop.abort(new Error('gone')))
    await expect(world.call('GET', 'a/hello', '', { signal: stop.signal })).rejects.toThrow('gone')
    expect(world.clock.now()).toBe(START + 50)
  })

  it('counts calls, and describes itself in words', async () => {
    const world = await openWorld({
      'compose.yaml': compose({
        a: '{ expose: ["8080"], x-mock: { latency: { uniform: { from: 20ms, to: 60ms } }, failures: { rate: 0, status: 503 } } }',
      }),
      'services/a.ts': HELLO,
    })
    await world.call('GET', 'a/hello')
    expect(world.mesh.services()).toMatchObject([
      {
        name: 'a',
        port: 8080,
        latency: '20 ms to 60 ms',
        faults: '',
        file: 'services/a.ts',
        replicas: [{ number: 1, requests: 1 }],
      },
    ])
  })
})

describe('time and chance', () => {
  it('gives up after the read timeout, also on delay("infinite")', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': service(
        `http.get('/', async () => { await delay('infinite'); return HttpResponse.json(1) })`,
      ),
    })
    const { outcome, took } = await world.call('GET', 'a/', '', { read: 3000 })
    expect(outcome).toEqual({ failure: 'timeout', phase: 'read' })
    expect(took).toBe(3000)
  })

  it('gives up on a handler that waits for nothing that can come', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': service(`http.get('/', () => new Promise<never>(() => {}))`),
    })
    expect((await world.call('GET', 'a/')).took).toBe(60_000)
  })

  it('counts exact world time over bodies, calls, delays and calls at once', async () => {
    const files = {
      'compose.yaml': compose({
        orders: '{}',
        payments: '{ x-mock: { latency: 30ms } }',
        shipping: '{ x-mock: { latency: 70ms } }',
      }),
      'services/orders.ts': service(`http.post('/orders', async ({ request }) => {
        const began = Date.now()
        const { sum } = (await request.json()) as { sum: number }
        const paid = await (await fetch('http://payments:8080/payments/' + sum, { method: 'POST' })).json()
        const afterPay = Date.now() - began
        await delay(500)
        const both = await Promise.all([
          fetch('http://payments:8080/payments/2', { method: 'POST' }),
          fetch('http://shipping:8080/'),
        ])
        const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('x'))
        return HttpResponse.json({ paid, afterPay, all: Date.now() - began, both: both.map((each) => each.status), bytes: digest.byteLength })
      })`),
      'services/payments.ts': service(
        `http.post('/payments/:sum', ({ params }) => HttpResponse.json(params))`,
      ),
      'services/shipping.ts': service(`http.get('/', () => HttpResponse.json({}, { status: 202 }))`),
    }
    const world = await openWorld(files)
    const { body, took, trace } = await world.call('POST', 'orders/orders', '{"sum":5}')
    expect(JSON.parse(body)).toEqual({
      paid: { sum: '5' },
      afterPay: 30,
      all: 600,
      both: [200, 202],
      bytes: 32,
    })
    expect(took).toBe(600)
    expect(trace.steps.map(({ who, depth, at, took: time }) => [who, depth, at - START, time])).toEqual([
      ['orders', 1, 0, 600],
      ['payments', 2, 0, 30],
      ['payments', 2, 530, 30],
      ['shipping', 2, 530, 70],
    ])
    expect(trace.steps[3]?.parent).toBe(trace.steps[0]?.span)
  })

  it('fails the share of calls that x-mock says, the same ones from the same seed', async () => {
    const files = {
      'compose.yaml': compose({ a: '{ x-mock: { failures: { rate: 0.2, status: 503 } } }' }),
      'services/a.ts': HELLO,
    }
    const run = async (seed: string) => {
      const world = await openWorld(files, seed)
      let pattern = ''
      for (let i = 0; i < 500; i++)
        pattern += (await world.call('GET', 'a/hello')).response.status === 503 ? 'x' : '.'
      return pattern
    }
    const first = await run('one')
    const failed = first.split('x').length - 1
    expect(failed).toBeGreaterThan(75)
    expect(failed).toBeLessThan(125)
    expect(await run('one')).toBe(first)
    expect(await run('two')).not.toBe(first)
  })

  it('resets and hangs', async () => {
    const world = await openWorld({
      'compose.yaml': compose({
        a: '{ x-mock: { failures: { rate: 1, kind: reset } } }',
        b: '{ x-mock: { failures: { rate: 1, kind: hang } } }',
      }),
      'services/a.ts': HELLO,
      'services/b.ts': HELLO,
    })
    expect((await world.call('GET', 'a/hello')).outcome).toEqual({ failure: 'reset', phase: 'read' })
    const hung = await world.call('GET', 'b/hello', '', { read: 700 })
    expect(hung.outcome).toEqual({ failure: 'timeout', phase: 'read' })
    expect(hung.took).toBe(700)
    expect(world.mesh.services().map(({ faults }) => faults)).toEqual(['always breaks off', 'always hangs'])
  })
})

describe('broken files', () => {
  it('put a syntax error on its place, and leave the other services running', async () => {
    const broken = `export const handlers = [\n  }\n]`
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}', b: '{}' }),
      'services/a.ts': broken,
      'services/b.ts': HELLO,
    })
    const [problem] = world.problems
    expect(problem).toMatchObject({ severity: 'error', code: 'mesh/module', message: 'Unexpected token' })
    expect(broken.slice(problem?.cause.start, problem?.cause.end)).toBe('}')
    expect((await world.call('GET', 'a/')).outcome).toEqual({ failure: 'refused', phase: 'connect' })
    expect((await world.call('GET', 'b/hello')).response.status).toBe(200)
  })

  it('put an error at load on its line', async () => {
    const broken = `import { http } from 'msw'\n\nconst table = undefined as unknown as { rows: [] }\nexport const rows = table.rows\nexport const handlers = []\n`
    const { problems } = await openWorld({ 'compose.yaml': compose({ a: '{}' }), 'services/a.ts': broken })
    expect(broken.slice(problems[0]?.cause.start, problems[0]?.cause.end)).toBe(
      'export const rows = table.rows',
    )
  })

  it('put a name that is declared twice on its second place', async () => {
    const broken = `const a = 1\nconst b = 2\nconst a = 3\nexport const handlers = []\n`
    const { problems } = await openWorld({ 'compose.yaml': compose({ a: '{}' }), 'services/a.ts': broken })
    expect(problems[0]?.message).toContain('already been declared')
    expect(problems[0]?.cause).toEqual({ file: 'services/a.ts', start: 30, end: 31 })
  })

  it('say what may be imported, and which file was meant', async () => {
    const { problems } = await openWorld({
      'compose.yaml': compose({ a: '{}', b: '{}', c: '{}', monney: '{}' }),
      'services/a.ts': `import x from 'lodash'\nexport const handlers = [x]`,
      'services/b.ts': `import { x } from './mony'\nexport const handlers = [x]`,
      'services/c.ts': `export const handler = []`,
      'services/money.ts': 'export const x = 1',
    })
    expect(problems.map(({ message, help }) => [message, help])).toEqual([
      [
        'There is no package `lodash` here.',
        'A service can import `msw` and files of this workspace, such as `./money`.',
      ],
      ['There is no file `services/mony` in this workspace.', 'Did you mean `services/money.ts`?'],
      ['services/c.ts exports no `handlers`.', "Write `export const handlers = [http.get('/…', () => …)]`."],
      [
        'monney has no module, so it refuses every connection.',
        'Did you mean `services/money.ts`? monney looks for `services/monney.ts`.',
      ],
    ])
  })

  it('leave no mesh when there is no compose file', async () => {
    const { createVirtualClock, createRandom } = await import('@/core')
    const opened = await openMesh({}, { clock: createVirtualClock(0), random: createRandom(1), log() {} })
    expect(opened.mesh).toBeUndefined()
    expect(opened.problems[0]?.code).toBe('compose/missing')
  })
})
