import { describe, expect, it } from 'vitest'
import { bytes, createVirtualClock, type HeaderList, type HttpRequest, header, text } from '@/core'
import { echo } from './echo'
import { readMultipart } from './form'

function request(target: string, fields: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    scheme: 'http',
    authority: 'up.test:99',
    target,
    headers: [['Host', 'Up.test:99']],
    body: bytes(''),
    version: '1.1',
    connection: { peer: { ip: '10.0.0.1', port: 1 }, local: { ip: '10.0.0.2', port: 99 } },
    ...fields,
  }
}

const ask = async (target: string, fields: Partial<HttpRequest> = {}) => {
  const clock = createVirtualClock(5000)
  const response = await clock.run(echo(request(target, fields), 99, clock))
  return { ...response, text: text(response.body), now: clock.now() }
}
const json = async (target: string, fields: Partial<HttpRequest> = {}) =>
  JSON.parse((await ask(target, fields)).text)
const typed = (type: string, body: string): Partial<HttpRequest> => {
  const headers: HeaderList = [['Content-Type', type]]
  return { method: 'POST', headers, body: bytes(body) }
}

describe('the echo service', () => {
  it('tells what it received', async () => {
    const headers: HeaderList = [
      ['Host', 'Up.test:99'],
      ['X-A', '1'],
      ['x-a', '2'],
    ]
    expect(await json('/request/a%20b?x=1&x=2&flag&y=a+b%21', { headers })).toMatchObject({
      headers: { host: 'Up.test:99', 'x-a': ['1', '2'] },
      uri_args: { x: ['1', '2'], flag: true, y: 'a b!' },
      post_data: { text: '', kind: 'unknown', params: null },
      url: 'http://up.test:99/request/a%20b?x=1&x=2&flag&y=a+b%21',
      vars: {
        uri: '/request/a b',
        request_uri: '/request/a%20b?x=1&x=2&flag&y=a+b%21',
        request_method: 'GET',
        host: 'up.test',
        remote_addr: '10.0.0.1',
      },
    })
  })

  it.each([
    ['application/x-www-form-urlencoded', 'a=1&b', { kind: 'form', params: { a: '1', b: true } }],
    ['application/json; charset=utf-8', '{"a":[1]}', { kind: 'json', params: { a: [1] } }],
    ['application/json', '{', { kind: 'json (error)', params: null }],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n2\r\n--x--\r\n',
      { kind: 'multipart-form', params: { a: '1\r\n2' } },
    ],
    ['multipart/form-data', 'x', { kind: 'multipart-form (error)', params: null }],
    ['text/plain', 'x', { kind: 'unknown', params: null }],
  ])('reads a body of type %s', async (type, body, post_data) => {
    expect((await json('/anything', typed(type, body))).post_data).toEqual({ text: body, ...post_data })
  })

  it.each([
    ['GET', '/', 200],
    ['DELETE', '/request/x', 200],
    ['GET', '/get', 200],
    ['POST', '/get', 405],
    ['GET', '/post', 405],
    ['POST', '/post', 200],
    ['POST', '/post_log/x', 200],
    ['GET', '/status/418', 418],
    ['POST', '/response-headers?a=b', 405],
    ['GET', '/elsewhere', 404],
    ['GET', '/basic-auth/u/p', 401],
  ])('answers %s %s with %i', async (method, path, status) => {
    const answer = await ask(path, { method })
    expect([answer.status, header(answer.headers, 'x-powered-by')]).toEqual([status, 'mock_upstream'])
  })

  it('lets in who has the credentials', async () => {
    const headers: HeaderList = [['Authorization', `Basic ${btoa('u:p')}`]]
    expect(await json('/basic-auth/u/p', { headers })).toMatchObject({ authenticated: true, user: 'u' })
  })

  it('sets the headers that are asked for, several values on one line', async () => {
    const { headers } = await ask('/response-headers?x-a=1&x-a=2&content-type=text/html')
    expect([header(headers, 'x-a'), header(headers, 'content-type')]).toEqual(['1, 2', 'text/html'])
    expect(headers.filter(([name]) => name.toLowerCase() === 'content-type')).toHaveLength(1)
  })

  it('waits in world time, and tells it', async () => {
    expect((await ask('/delay/3')).now).toBe(8000)
    expect(header((await ask('/timestamp')).headers, 'server-time')).toBe('5')
    expect(header((await ask('/cache/60')).headers, 'cache-control')).toBe('public, max-age=60')
    expect(header((await ask('/xml')).headers, 'content-type')).toBe('application/xml')
  })

  it('sends no body with HEAD and 204', async () => {
    expect((await ask('/request', { method: 'HEAD' })).text).toBe('')
    expect((await ask('/status/204')).text).toBe('')
  })
})

it('refuses a part without a name', () => {
  expect(readMultipart('--x\r\nA: b\r\n\r\n1\r\n--x--', 'multipart/form-data; boundary=x')).toBe(
    'a part has no name',
  )
})
