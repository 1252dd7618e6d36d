import { describe, expect, it } from 'vitest'
import { bytes, text } from '@/core'
import type { CallInput } from '../protocol'
import { toHttpRequest } from './to-http-request'

const connection = { peer: { ip: '203.0.113.7', port: 50000 }, local: { ip: '172.20.0.1', port: 443 } }
const make = (input: Partial<CallInput>) =>
  toHttpRequest({ method: 'GET', url: 'https://api.shop.test/', headers: [], body: '', ...input }, connection)

describe('a call as a plain message', () => {
  it('keeps the target as it was typed, and drops the fragment', () => {
    expect(make({ url: 'https://Api.Shop.test:8443/a//b/../%2e?x=%2F&y=ä#part' })).toMatchObject({
      scheme: 'https',
      authority: 'Api.Shop.test:8443',
      target: '/a//b/../%2e?x=%2F&y=ä',
      connection,
    })
    expect(make({ url: 'http://a.test' }).target).toBe('/')
    expect(make({ url: 'HTTP://a.test?x' }).target).toBe('/?x')
    expect(make({ url: 'http://[::1]:80/' }).authority).toBe('[::1]:80')
  })

  it('adds Host when it is missing, and leaves one that is there', () => {
    expect(make({}).headers).toEqual([['Host', 'api.shop.test']])
    expect(make({ headers: [['host', 'other.test']] }).headers).toEqual([['host', 'other.test']])
  })

  it('counts the body in bytes, whatever the headers say', () => {
    const request = make({ method: 'POST', headers: [['content-length', '1']], body: 'ä€' })
    expect(request.headers).toContainEqual(['Content-Length', '5'])
    expect(request.headers).toHaveLength(2)
    expect(text(request.body)).toBe('ä€')
    expect(
      make({ method: 'POST', headers: [['Transfer-Encoding', 'chunked']], body: 'x' }).headers,
    ).toHaveLength(2)
  })

  it('takes a body of bytes too', () => {
    const input = { method: 'PUT', url: 'https://a.test/', headers: [], body: bytes('ab') }
    expect(toHttpRequest(input, connection).headers).toContainEqual(['Content-Length', '2'])
  })

  it('makes a basic Authorization of user and password in the URL', () => {
    const request = make({ url: 'https://ada:p%40ss@a.test/' })
    expect(request.authority).toBe('a.test')
    expect(request.headers).toContainEqual(['Authorization', 'Basic YWRhOnBAc3M='])
  })

  it.each([
    ['', 'There is no URL'],
    ['api.shop.test/orders', 'Write https://api.shop.test/orders'],
    ['ftp://a.test/', 'ftp:// cannot be called'],
    ['https://', 'names no host'],
    ['https:///orders', 'names no host'],
    ['https://a.test:99999/', 'is no port'],
    ['https://a.test/a b', '%20'],
    ['https://{{host}}/', 'has no value'],
  ])('refuses the URL "%s" and says what to do', (url, message) => {
    expect(() => make({ url })).toThrow(message)
  })

  it('refuses a method and header lines that HTTP forbids', () => {
    expect(() => make({ method: 'GET IT' })).toThrow('no method')
    expect(() => make({ headers: [['a b', 'c']] })).toThrow('cannot name a header')
    expect(() => make({ headers: [['a', 'b\r\nc: d']] })).toThrow('line break')
  })
})
