import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallInput } from '../protocol'
import { parseRequests } from './parse'

/** A call as a block of `requests.http`. */
function printRequest(call: CallInput & { readonly name: string }): string {
  const lines = [`### ${call.name}`.trimEnd(), `${call.method} ${call.url}`]
  for (const [name, value] of call.headers) lines.push(`${name}: ${value}`.trimEnd())
  if (call.body !== '') lines.push('', call.body)
  return `${lines.join('\n')}\n`
}

const only = (text: string) => {
  const { calls, problems } = parseRequests(text)
  expect(problems).toEqual([])
  expect(calls).toHaveLength(1)
  return calls[0]
}

describe('requests.http', () => {
  it('holds calls between ### lines, each with its name, headers and body', () => {
    const text = `### First
GET https://api.shop.test/a//b?x=%2F HTTP/1.1
Accept: application/json
X-Empty:

### Second
POST https://api.shop.test/orders
Content-Type: application/json

{
  "a": 1
}


### Third
`
    const { calls, problems } = parseRequests(text)
    expect(problems).toEqual([])
    expect(calls).toEqual([
      {
        name: 'First',
        start: text.indexOf('GET'),
        method: 'GET',
        url: 'https://api.shop.test/a//b?x=%2F',
        headers: [
          ['Accept', 'application/json'],
          ['X-Empty', ''],
        ],
        body: '',
      },
      {
        name: 'Second',
        start: text.indexOf('POST'),
        method: 'POST',
        url: 'https://api.shop.test/orders',
        headers: [['Content-Type', 'application/json']],
        body: '{\n  "a": 1\n}',
      },
    ])
  })

  it('takes GET when there is no method, and keeps repeated headers', () => {
    expect(only('https://a.test/\nX: 1\nX: 2')).toMatchObject({
      method: 'GET',
      url: 'https://a.test/',
      headers: [
        ['X', '1'],
        ['X', '2'],
      ],
    })
  })

  it('takes a name from # @name or // @name before that of the separator', () => {
    expect(only('### outer\n# @name inner\nGET https://a.test/')?.name).toBe('inner')
    expect(only('// @name = inner\nGET https://a.test/')?.name).toBe('inner')
    expect(only('###\nGET https://a.test/x?y')?.name).toBe('GET /x?y')
  })

  it('tells calls with the same name apart', () => {
    const { calls } = parseRequests('### a\nGET https://a.test/1\n### a\nGET https://a.test/2')
    expect(calls.map(({ name }) => name)).toEqual(['a', 'a (2)'])
  })

  it('leaves comments out, before the call and between its headers, but not in a body', () => {
    const call = only('# one\n// two\nPOST https://a.test/\n# three\nX: 1\n\n# this is Markdown\n// text')
    expect(call?.headers).toEqual([['X', '1']])
    expect(call?.body).toBe('# this is Markdown\n// text')
  })

  it('puts variables in, also those made of others and those set further down', () => {
    const call = only(
      '@shop = https://{{ host }}\nPOST {{shop}}/x\nK: {{key}}\n\n{{key}}!\n###\n@host = a.test\n@key=k 1',
    )
    expect(call).toMatchObject({ url: 'https://a.test/x', headers: [['K', 'k 1']], body: 'k 1!' })
  })

  it('says which variable is missing, on its place', () => {
    const text = '@a = {{a}}\nGET https://a.test/{{nothing}}\nX: {{$guid}}'
    const { calls, problems } = parseRequests(text)
    expect(calls[0]?.url).toBe('https://a.test/{{nothing}}')
    expect(problems.map(({ message, cause }) => [message, text.slice(cause.start, cause.end)])).toEqual([
      ['There is no variable `nothing`.', '{{nothing}}'],
      ['`{{$guid}}` is not made up here.', '{{$guid}}'],
    ])
  })

  it('joins a query that goes on over lines', () => {
    expect(only('GET https://a.test/x\n  ?page=1\n  &size=2\nA: b')?.url).toBe(
      'https://a.test/x?page=1&size=2',
    )
  })

  it('reads lines that end in CR LF, with offsets into the text as it is', () => {
    const text = '### a\r\nPOST https://a.test/\r\nX: 1\r\n\r\nb\r\nc\r\n'
    expect(only(text)).toMatchObject({ start: text.indexOf('POST'), headers: [['X', '1']], body: 'b\nc' })
  })

  it('says what it leaves out: scripts, and bodies and answers in files', () => {
    const text = `POST https://a.test/

< ./body.json
> {%
  client.test('x', () => {})
%}
<> ./answer.json
`
    const { calls, problems } = parseRequests(text)
    expect(calls[0]?.body).toBe('')
    expect(problems.map(({ code }) => code)).toEqual(Array(3).fill('requests/left-out'))
  })

  it('says which line is no header', () => {
    const text = 'POST https://a.test/\n{ "a": 1 }'
    const { problems } = parseRequests(text)
    expect(problems).toMatchObject([{ severity: 'error', code: 'requests/header' }])
    expect(text.slice(problems[0]?.cause.start, problems[0]?.cause.end)).toBe('{ "a": 1 }')
  })

  it('reads the calls of the shop', () => {
    const path = join(import.meta.dirname, '../../content/labs/shop')
    const { calls, problems } = parseRequests(readFileSync(join(path, 'requests.http'), 'utf8'))
    const { firstCall } = JSON.parse(readFileSync(join(path, 'lab.json'), 'utf8'))
    expect(problems).toEqual([])
    expect(calls.map(({ name }) => name)).toContain(firstCall)
    expect(calls.every(({ url }) => url.startsWith('https://api.shop.test/'))).toBe(true)
    expect(calls[0]).toMatchObject({ headers: [['apikey', 'web-shop-key']] })
  })

  it('reads back what is printed', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/)
    const line = fc
      .stringMatching(/^[a-z{}"':,]([a-z0-9 {}"':,]{0,20}[a-z])?$/)
      .filter((text) => !text.includes('{{'))
    const call = fc.record({
      name: word,
      method: fc.constantFrom('GET', 'POST', 'DELETE', 'PATCH'),
      url: fc.stringMatching(/^https:\/\/api\.shop\.test\/[a-z0-9%/.?&=_-]{0,30}$/),
      headers: fc.array(fc.tuple(word, fc.stringMatching(/^([a-z0-9]([a-z0-9 ,;=]{0,20}[a-z0-9])?)?$/)), {
        maxLength: 4,
      }),
      body: fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n')),
    })
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 3 }), (calls) => {
        const named = calls.map((each, index) => ({ ...each, name: `${index} ${each.name}` }))
        const { calls: read } = parseRequests(named.map(printRequest).join('\n'))
        expect(read.map(({ start: _, ...each }) => each)).toEqual(named)
      }),
      { numRuns: 200 },
    )
  })
})
