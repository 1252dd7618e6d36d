import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonTokens, prettyJson } from './json-tokens'

describe('prettyJson', () => {
  it('sets out a body as JSON.stringify would', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })
  it('leaves numbers as they were sent', () => {
    expect(prettyJson('{"id":12345678901234567890,"price":1.50}')).toBe(
      '{\n  "id": 12345678901234567890,\n  "price": 1.50\n}',
    )
  })
  it('does not take other text for JSON', () => {
    expect(prettyJson('no Route matched')).toBeUndefined()
  })
})

describe('jsonTokens', () => {
  it('tells keys from strings, and loses nothing', () => {
    const text = '{"a\\"b": ["x", 1]}'
    const tokens = jsonTokens(text)
    expect(tokens.map((token) => token.text).join('')).toBe(text)
    expect(tokens.filter((token) => token.kind !== 'other').map(({ kind, text }) => [kind, text])).toEqual([
      ['key', '"a\\"b"'],
      ['string', '"x"'],
    ])
  })
})
