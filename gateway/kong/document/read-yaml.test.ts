import { describe, expect, it } from 'vitest'
import { placeOf } from './located'
import { readYaml } from './read-yaml'

const value = (text: string) => readYaml(text, 'kong.yml').top?.value
const problem = (text: string) => {
  const [first] = readYaml(text, 'kong.yml').problems
  return first && { ...first, at: text.slice(first.cause.start, first.cause.end) }
}

describe('reading YAML', () => {
  it('follows YAML 1.1, but keeps dates, and a bare y or n, as texts', () =>
    expect(value('[yes, off, 010, 1:30, 2020-01-01, y, N, ~, 1.1, "1"]')).toEqual([
      true,
      false,
      8,
      90,
      '2020-01-01',
      'y',
      'N',
      null,
      1.1,
      '1',
    ]))

  it('merges with <<, and lets written keys win wherever they stand', () =>
    expect(
      value('a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: {x: 9, <<: [*a, *b]}\nd: {<<: *a, y: 5}'),
    ).toMatchObject({
      c: { x: 9, y: 2, z: 4 },
      d: { x: 1, y: 5 },
    }))

  it('keeps a key named __proto__ as a key', () => {
    const top = value('__proto__: {x: 1}')
    expect(Object.keys(top as object)).toEqual(['__proto__'])
    expect({}).not.toHaveProperty('x')
  })

  it('takes numbers and nothing as keys', () =>
    expect(value('1: a\n~: b\ntrue: c')).toEqual({ 1: 'a', null: 'b', true: 'c' }))

  it('knows where each value stands, without the comment or blank line after it', () => {
    const text = 'services:\n  - name: shop\n    tags: [a]\n\n  # next\n  - name: other\n'
    const { top } = readYaml(text, 'kong.yml')
    const at = (...path: (string | number)[]) => {
      const cause = top && placeOf(top, path, 'kong.yml')
      return text.slice(cause?.start, cause?.end)
    }
    expect(at('services', 0)).toBe('name: shop\n    tags: [a]')
    expect(at('services', 0, 'tags')).toBe('tags: [a]')
    expect(at('services', 0, 'tags', 0)).toBe('a')
    expect(at('services', 1, 'host')).toBe('name: other')
  })

  it('places what an alias stands for where it is written, and the use at its key', () => {
    const text = 'a: &x [1, 2]\nb: *x\n'
    const { top } = readYaml(text, 'kong.yml')
    const at = (...path: (string | number)[]) => {
      const cause = top && placeOf(top, path, 'kong.yml')
      return text.slice(cause?.start, cause?.end)
    }
    expect(at('b', 1)).toBe('2')
    expect(at('b')).toBe('b')
  })

  it('says of two equal keys that the later one counts', () => {
    expect(value('a: 1\na: 2')).toEqual({ a: 2 })
    expect(problem('a: 1\na: 2')).toMatchObject({
      severity: 'warning',
      code: 'kong/duplicate-key',
      cause: { start: 5 },
    })
  })

  it('reads the first of several documents and says so', () => {
    expect(value('a: 1\n---\nb: 2')).toEqual({ a: 1 })
    expect(problem('a: 1\n---\nb: 2')).toMatchObject({ severity: 'warning', at: '---' })
  })

  it.each([
    ['a:\n\t- b', 'a tab cannot indent', '\t'],
    ['a: [1, 2', 'the indentation does not fit', '2'],
    ['a: b: c', 'a second `:` on this line makes a mapping where none can be', 'b'],
    ['a: @x', 'a value cannot start with this character', '@'],
    ['a: "x', 'something is missing here', 'x'],
    ['a: *b', '`*b` refers to no anchor', '*b'],
    ['a: &b [*b]', '`*b` stands inside what it refers to', '*b'],
  ])('explains %j', (text, message, at) =>
    expect(problem(text)).toMatchObject({
      severity: 'error',
      code: 'kong/syntax',
      message,
      at,
      help: expect.any(String),
    }),
  )

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['dashes', '- '.repeat(20_000)],
    ['levels', `a: ${'[ '.repeat(150)}${']'.repeat(150)}`],
  ])('gives up on too many nested %s', (_, text) => expect(problem(text)?.message).toMatch(/nested/))

  it('gives up on aliases that multiply without end', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`)}]`)
    expect(problem(`a0: &a0 [x]\n${lines.join('\n')}`)).toMatchObject({
      code: 'kong/too-large',
      severity: 'error',
    })
  })
})
