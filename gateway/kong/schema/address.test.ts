import { describe, expect, it } from 'vitest'
import { isIpOrCidr, parseAddress } from './address'

describe('an address', () => {
  it.each([
    ['shop.test', { kind: 'name', host: 'shop.test' }],
    ['shop.test:80', { kind: 'name', host: 'shop.test', port: 80 }],
    ['shop.test.', { kind: 'name', host: 'shop.test.' }],
    ['010.001.0.1:8000', { kind: 'ipv4', host: '10.1.0.1', port: 8000 }],
    ['::1', { kind: 'ipv6', host: '::1' }],
    ['[::1]:80', { kind: 'ipv6', host: '::1', port: 80 }],
    ['::', { kind: 'ipv6', host: '::' }],
  ])('reads %s', (text, address) => expect(parseAddress(text)).toEqual(address))

  it.each([
    ['', 'invalid hostname: '],
    ['a b', 'invalid hostname: a b'],
    ['shop-.test', 'invalid hostname: shop-.test'],
    ['.shop', 'invalid hostname: .shop'],
    ['shop:99999', 'invalid port number'],
    ['1234', 'invalid ipv4 address: 1234'],
    ['1.2.3.256', 'invalid ipv4 address: 1.2.3.256'],
    ['1:2:3', 'invalid ipv6 address: 1:2:3'],
    ['1::2::3', 'invalid ipv6 address: 1::2::3'],
  ])('refuses %j', (text, error) => expect(parseAddress(text)).toEqual({ error }))
})

describe('a block of addresses', () => {
  it.each(['10.0.0.1', '10.0.0.0/8', '0.0.0.0/0', '::/0', '2001:db8::/32', '::ffff:10.0.0.1', '::1/128'])(
    'may be %s',
    (text) => expect(isIpOrCidr(text)).toBe(true),
  )
  it.each([
    '10.0.0',
    '1/0',
    '10.0.0.0/33',
    '::/129',
    '10.0.0.0/',
    '10.0.0.0/08',
    ':::1',
    'shop.test',
    '1.2.3.4/-1',
  ])('may not be %s', (text) => expect(isIpOrCidr(text)).toBe(false))
})
