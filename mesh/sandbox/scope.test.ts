import { describe, expect, it } from 'vitest'
import { compose, openWorld, START, type TestWorld } from '../testing'

/** A world of one service whose only handler answers with the value of an expression. */
async function evaluating(expression: string, before = '', options = '{}'): Promise<TestWorld> {
  const code = `import { delay, http, HttpResponse } from 'msw'
${before}
export const handlers = [http.all('*', async ({ request }) => HttpResponse.json(await (${expression})))]
`
  const world = await openWorld({ 'compose.yaml': compose({ a: options }), 'services/a.ts': code })
  expect(world.problems).toEqual([])
  return world
}

async function value(expression: string, before = '', options = '{}'): Promise<unknown> {
  const { body } = await (await evaluating(expression, before, options)).call('GET', 'a/')
  return JSON.parse(body)
}

describe('the scope of a service', () => {
  it('tells the time of the world, however it is asked', async () => {
    expect(
      await value('[Date.now(), new Date().getTime(), +new Date(5), new Date() instanceof Date]'),
    ).toEqual([START, START, 5, true])
    expect(await value('[typeof Date(), new globalThis.Date().getTime()]')).toEqual(['string', START])
    expect(await value('delay(250).then(() => [performance.now(), Date.now()])')).toEqual([250, START + 250])
  })

  it('draws from the seed', async () => {
    const lots =
      '[Math.random(), crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(4))], Math.max(1, 2)]'
    const first = await value(lots)
    expect(await value(lots)).toEqual(first)
    expect(first).toMatchObject([
      expect.any(Number),
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.any(Array),
      2,
    ])
  })

  it('gives replicas variables, globals and luck of their own', async () => {
    const world = await evaluating(
      '({ count: ++count, global: (globalThis.seen = (globalThis.seen ?? 0) + 1), lot })',
      'let count = 0\nconst lot = Math.random()',
      '{ deploy: { replicas: 2 } }',
    )
    const answers = []
    for (let i = 0; i < 4; i++) answers.push(JSON.parse((await world.call('GET', 'a/')).body))
    expect(answers.map(({ count, global }) => [count, global])).toEqual([
      [1, 1],
      [1, 1],
      [2, 2],
      [2, 2],
    ])
    expect(answers[0].lot).not.toBe(answers[1].lot)
    expect('seen' in globalThis).toBe(false)
  })

  it('runs timers on the world clock, and ends them with the world', async () => {
    const world = await evaluating(
      `new Promise((go) => { const id = setInterval(() => { if (ticks.push(Date.now()) === 3) { clearInterval(id); go(ticks.splice(0)) } }, 40) })`,
      'const ticks: number[] = []\nsetInterval(() => ticks.length, 1000)',
    )
    expect(JSON.parse((await world.call('GET', 'a/')).body)).toEqual([START + 40, START + 80, START + 120])
    world.mesh.close()
    expect((await world.call('GET', 'a/')).outcome).toEqual({ failure: 'refused', phase: 'connect' })
    await expect(world.clock.run(new Promise(() => {}))).rejects.toThrow('no timer')
  })

  it('passes arguments to timers, and forgets those that are cleared', async () => {
    expect(
      await value(`new Promise((go) => { clearTimeout(setTimeout(go, 1, 'no')); setTimeout(go, 5, 'yes') })`),
    ).toBe('yes')
  })

  it('logs what a timer throws', async () => {
    const world = await evaluating('delay(10)', `setTimeout(() => { throw new RangeError('too far') }, 5)`)
    await world.call('GET', 'a/')
    expect(world.log).toMatchObject([
      { level: 'error', message: 'Not caught: RangeError: too far', at: START + 5 },
    ])
  })

  it('writes its console to the log, with time and line', async () => {
    const world = await evaluating(
      `delay(7).then(() => console.warn('sold', { left: 2 }, [1n], new Error('x')))`,
    )
    await world.call('GET', 'a/')
    expect(world.log).toMatchObject([
      {
        at: START + 7,
        level: 'warn',
        source: 'a',
        replica: 1,
        message: 'sold {"left":2} ["1n"] Error: x',
        cause: { file: 'services/a.ts' },
      },
    ])
  })

  it('holds time while WebCrypto works', async () => {
    const digest = `crypto.subtle.digest('SHA-256', new Uint8Array(2_000_000)).then((hash) => [hash.byteLength, Date.now()])`
    const world = await evaluating(digest, 'setInterval(() => {}, 1)')
    expect(JSON.parse((await world.call('GET', 'a/')).body)).toEqual([32, START])
  })

  it('knows its environment, and nothing of the machine', async () => {
    const options = '{ environment: { STAGE: test, PORT: 8080 } }'
    expect(await value('process.env', '', options)).toEqual({ STAGE: 'test', PORT: '8080', HOSTNAME: 'a-1' })
    const others =
      '[typeof Buffer, typeof WebSocket, typeof localStorage, typeof process.exit, typeof setImmediate]'
    expect(await value(others)).toEqual(Array(5).fill('undefined'))
  })

  it('shares modules of the workspace within a replica', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': [
        `import { http, HttpResponse } from 'msw'`,
        `import { count } from './shared/count'`,
        `import { twice } from './shared'`,
        `import table from './table.json'`,
        `export const handlers = [http.get('/', () => HttpResponse.json([count(), twice(), table.rows]))]`,
      ].join('\n'),
      'services/shared/count.ts': 'let n: number = 0\nexport const count = () => ++n',
      'services/shared/index.ts': `import { count } from './count.js'\nexport const twice = (): number => count() * 2`,
      'services/table.json': '{ "rows": [1] }',
    })
    expect(world.problems).toEqual([])
    expect(JSON.parse((await world.call('GET', 'a/')).body)).toEqual([1, 4, [1]])
  })

  it('says that there is nothing to pass through to', async () => {
    const world = await openWorld({
      'compose.yaml': compose({ a: '{}' }),
      'services/a.ts': `import { http, passthrough } from 'msw'\nexport const handlers = [http.get('/', () => passthrough())]`,
    })
    await world.call('GET', 'a/')
    expect(world.log[0]?.message).toContain('A service is the end of the way')
  })
})
