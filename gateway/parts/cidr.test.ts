import { describe, expect, it } from 'vitest'
import { compileBlocks, parseAddress } from './cidr'

describe('addresses', () => {
  it('are IPv4 with four plain numbers, or IPv6 in any of its spellings', () => {
    expect(parseAddress('10.0.0.1')?.value).toBe(0x0a000001n)
    expect(parseAddress('::1')?.value).toBe(1n)
    expect(parseAddress('[2001:db8::1]')?.value).toBe(parseAddress('2001:0DB8:0:0:0:0:0:1')?.value)
    expect(parseAddress('::ffff:1.2.3.4')?.value).toBe(0xffff01020304n)
  })

  it('are nothing else', () => {
    for (const text of [
      '',
      '10.0.0',
      '10.0.0.256',
      '010.0.0.1',
      'a.b.c.d',
      '1::2::3',
      '1:2',
      ':::',
      'unix:',
    ]) {
      expect(parseAddress(text), text).toBeUndefined()
    }
  })
})

describe('blocks of addresses', () => {
  it('hold what shares their first bits', () => {
    const inside = compileBlocks(['10.0.0.0/8', '192.168.1.7', '2001:db8::/32'])
    expect(inside('10.255.3.4')).toBe(true)
    expect(inside('11.0.0.1')).toBe(false)
    expect(inside('192.168.1.7')).toBe(true)
    expect(inside('192.168.1.8')).toBe(false)
    expect(inside('2001:db8:1::1')).toBe(true)
    expect(inside('2001:db9::1')).toBe(false)
  })

  it('hold all of a family with /0, and nothing of the other', () => {
    const inside = compileBlocks(['0.0.0.0/0'])
    expect(inside('203.0.113.9')).toBe(true)
    expect(inside('::1')).toBe(false)
  })

  it('that make no sense match nothing', () => {
    expect(compileBlocks(['unix:', '10.0.0.0/33', 'x/8'])('10.0.0.1')).toBe(false)
  })
})
