import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { main } from './main'

const base = mkdtempSync(join(tmpdir(), 'conformance-'))
let folder = ''
let printed: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(base, 'run-'))
  printed = []
})
afterAll(() => rmSync(base, { recursive: true }))

function put(file: string, content: unknown): void {
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
}

async function run(...args: string[]) {
  const code = await main(args.length > 0 ? args : [folder], {
    root: folder,
    print: (text) => printed.push(text),
  })
  const lines = printed.join('\n').split('\n')
  return { code, lines, last: lines.at(-1) }
}

/** A vector that passes. */
const good = (id: string, more: object = {}) => ({
  id,
  title: 'a title',
  flavors: ['traditional', 'traditional_compatible'],
  routes: [{ id: 'a', paths: ['/a'] }],
  request: { method: 'GET', scheme: 'http', host: null, path: '/a', headers: {} },
  pathIsNormalized: true,
  expect: { route: 'a' },
  ...more,
})

describe('the conformance runner', () => {
  it('ends with the sum and exit code 0 when nothing failed', async () => {
    put('kong/router.json', [good('one'), good('two')])
    expect(await run()).toEqual({
      code: 0,
      lines: [
        `${join(folder, 'kong/router.json')}: 2 passed, 0 failed, 0 skipped`,
        '2 passed, 0 failed, 0 skipped',
      ],
      last: '2 passed, 0 failed, 0 skipped',
    })
  })

  it('shows what differs by its place in every flavor, and exits with 1', async () => {
    put('kong/router.json', [good('one', { expect: { route: 'b' } })])
    const { code, lines } = await run()
    expect(code).toBe(1)
    expect(lines).toContain('  FAILED one')
    expect(lines).toContain('    expected {"traditional: route":"b","traditional_compatible: route":"b"}')
    expect(lines).toContain('    got      {"traditional: route":"a","traditional_compatible: route":"a"}')
  })

  it.each<[string, object]>([
    ['the vector', { colour: 'red' }],
    ['the request', { request: { ...good('').request, colour: 'red' } }],
    ['a route', { routes: [{ id: 'a', paths: ['/a'], colour: 'red' }] }],
    ['the expectation', { expect: { route: 'a', colour: 'red' } }],
    ['the flavors', { flavors: ['traditional', 'red'] }],
  ])('fails a vector with an unknown key or kind in %s', async (_, more) => {
    put('kong/router.json', [good('one', more)])
    const { code, last, lines } = await run()
    expect([code, last]).toEqual([1, '0 passed, 1 failed, 0 skipped'])
    expect(lines.join()).toMatch(/colour|traditional/)
  })

  it('ignores the keys that only describe', async () => {
    const describing = {
      source: 'x',
      note: 'x',
      basis: 'x',
      origin: 'x',
      category: 'x',
      partial: true,
      policy: 'x',
    }
    put('kong/router.json', { count: 1, format: 'x', category: 'x', vectors: [good('one', describing)] })
    expect((await run()).last).toBe('1 passed, 0 failed, 0 skipped')
  })

  it('fails on an unknown key of a file, on broken JSON, a kind it does not know and no dialect', async () => {
    put('kong/router.json', { colour: 'red', vectors: [good('one')] })
    put('kong/path-handling.json', '[')
    put('kong/weather.json', [good('one')])
    put('other/router.json', [good('one')])
    expect(await run()).toMatchObject({ code: 1, last: '0 passed, 4 failed, 0 skipped' })
  })

  it('fails a vector without an id, and the second of one id', async () => {
    put('kong/router.json', [good('one'), good('one'), good('')])
    expect((await run()).last).toBe('1 passed, 2 failed, 0 skipped')
  })

  it('takes the dialect from the last segment that names one', async () => {
    put('aws/kong/router.json', [good('one')])
    put('kong/aws/router.json', [good('one')])
    expect((await run()).last).toBe('1 passed, 0 failed, 1 skipped')
  })

  it('skips a dialect that is not built as a whole, and what is no vector file altogether', async () => {
    put('azure/flow.json', { documents: {}, vectors: [{ id: 'a', kind: 'x' }, { id: 'b' }] })
    put('azure/schema.json', {})
    put('azure/expression-features.json', {})
    const { code, lines } = await run()
    expect(code).toBe(0)
    expect(lines.slice(1)).toEqual([
      '  skipped 2: the dialect of Azure API Management is not built yet',
      '0 passed, 0 failed, 2 skipped',
    ])
  })

  it('skips a vector only when none of its flavors is built', async () => {
    put('kong/router.json', [
      good('one', { flavors: ['expressions'] }),
      good('two', { flavors: ['expressions', 'traditional'] }),
    ])
    expect((await run()).last).toBe('1 passed, 0 failed, 1 skipped')
  })

  it('writes the report as JSON', async () => {
    put('kong/router.json', [
      good('one'),
      good('two', { expect: { route: null } }),
      good('three', { flavors: ['expressions'] }),
    ])
    const file = join(folder, 'report.json')
    await run(folder, '--json', file)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      files: [
        {
          file: join(folder, 'kong/router.json'),
          passed: 1,
          failed: 1,
          skipped: 1,
          failures: [
            {
              id: 'two',
              expected: { 'traditional: route': null, 'traditional_compatible: route': null },
              got: { 'traditional: route': 'a', 'traditional_compatible: route': 'a' },
            },
          ],
          skips: [{ id: 'three', reason: 'the router flavour `expressions` is not built yet' }],
        },
      ],
    })
  })

  it('without folders runs the project’s own cases', async () => {
    put('tests/conformance/kong/router.json', [good('one')])
    const code = await main([], { root: folder, print: (text) => printed.push(text) })
    expect([code, printed.join().endsWith('1 passed, 0 failed, 0 skipped')]).toEqual([0, true])
  })

  it.each([
    ['a folder that is not there', () => [join(folder, 'none')]],
    ['an empty folder', () => [folder]],
    ['an unknown option', () => [folder, '--colour']],
  ])('says how it is used and exits with 2 on %s', async (_, args) => {
    const { code, last } = await run(...args())
    expect([code, last]).toEqual([2, 'Usage: npm run conformance -- [DIR…] [--json FILE]'])
  })
})
