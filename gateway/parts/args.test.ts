import { describe, expect, it } from 'vitest'
import { addArg, decodeArgs, encodeArgs, escapeArg, removeArg } from './args'

describe('query arguments', () => {
  it('are strings, true without a value, and lists when repeated', () => {
    expect([...decodeArgs('a=1&b&c=&a=2&b&=x&&d=%41+%2b')]).toEqual([
      ['a', ['1', '2']],
      ['b', [true, true]],
      ['c', ''],
      ['d', 'A +'],
    ])
  })

  it('keep malformed escapes and read multi-byte ones as UTF-8', () => {
    expect([...decodeArgs('x=%zz%4&y=%C3%BC')]).toEqual([
      ['x', '%zz%4'],
      ['y', 'ü'],
    ])
  })

  it('are read up to a hundred', () => {
    const query = Array.from({ length: 120 }, (_, i) => `k${i}=1`).join('&')
    expect(decodeArgs(query).size).toBe(100)
  })

  it('are written sorted, with everything reserved escaped', () => {
    const args = decodeArgs('z=1&a=x y&flag')
    addArg(args, 'a', "it's/ok")
    expect(encodeArgs(args)).toBe('a=x%20y&a=it%27s%2Fok&flag&z=1')
    expect(encodeArgs(decodeArgs('a=1&a-b=2&a=0'))).toBe('a-b=2&a=1&a=0')
    expect(escapeArg('a-b.c_d~e')).toBe('a-b.c_d~e')
  })

  it('can be taken out, while the others keep their order', () => {
    expect(removeArg('b=2&api%6bey=s&a=1+2&apikey&c=%61~*', 'apikey')).toBe('b=2&a=1%202&c=a%7E*')
  })
})
