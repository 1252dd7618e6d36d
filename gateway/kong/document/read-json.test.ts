import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from './read-json'

const problem = (text: string) => {
  const [first] = readJson(text, 'kong.json').problems
  return first && { ...first, at: text.slice(first.cause.start, first.cause.end) }
}

describe('reading JSON', () => {
  it('reads whatever JSON.stringify writes', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(3), (json, indent) => {
        const text = JSON.stringify(json, null, indent)
        expect(readJson(text, 'kong.json').top?.value).toEqual(JSON.parse(text))
      }),
    ))

  it('knows where each value stands', () => {
    const text = '{ "services": [ { "name": "shop" } ] }'
    const name = readJson(text, 'kong.json')
      .top?.entries?.get('services')
      ?.node.items?.[0]?.entries?.get('name')
    expect(text.slice(name?.key.start, name?.key.end)).toBe('"name"')
    expect(text.slice(name?.node.start, name?.node.end)).toBe('"shop"')
  })

  it.each([
    ['{"a": 1,}', 'nothing follows after this comma', ','],
    ["{'a': 1}", 'a key in double quotes belongs here', "'"],
    ['{"a" 1}', 'a colon belongs here', '1'],
    ['{"a": 1 "b": 2}', 'a comma or `}` belongs here', '"'],
    ['{"a": tru}', 'this is no JSON value', 't'],
    ['{"a": 012}', 'this is no JSON value', '0'],
    ['{"a": "x\ny"}', 'this text has no end, or a character it cannot have', '"'],
    ['{"a": [1, 2', 'a comma or `]` belongs here', '2'],
    ['{} {}', 'something follows after the end of the document', '{'],
    ['{ // note\n}', 'JSON has no comments', '/'],
  ])('explains %j', (text, message, at) =>
    expect(problem(text)).toMatchObject({ severity: 'error', code: 'kong/syntax', message, at }),
  )

  it('gives up on brackets without end', () =>
    expect(problem('['.repeat(100_000))?.message).toMatch(/nested/))

  it('says of two equal keys that the later one counts', () => {
    expect(readJson('{"a": 1, "a": 2}', 'kong.json').top?.value).toEqual({ a: 2 })
    expect(problem('{"a": 1, "a": 2}')).toMatchObject({ severity: 'warning', cause: { start: 9 } })
  })
})
