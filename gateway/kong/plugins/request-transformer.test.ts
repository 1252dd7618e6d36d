import { describe, expect, it } from 'vitest'
import { header, headerValues, text } from '@/core'
import { openKong, shop } from '../testing'

const open = (config: string, conf?: string) =>
  openKong(shop(`- name: request-transformer\n  config: ${config}`), { conf })
const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const
const JSON_TYPE = ['Content-Type', 'application/json'] as const
const MULTIPART = ['Content-Type', 'multipart/form-data; boundary=b1'] as const
const field = (name: string, value: string) =>
  `--b1\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

const ALL = (part: string) =>
  `{ remove: { ${part}: [gone] }, rename: { ${part}: ["old:new", "none:x"] }, ` +
  `replace: { ${part}: ["here:changed", "away:never"] }, ` +
  `add: { ${part}: ["fresh:1", "here:never"] }, append: { ${part}: ["fresh:2", "late:3"] } }`

describe('request-transformer', () => {
  it('changes headers: remove, rename, replace, add, append, in this order', async () => {
    const world = await open(ALL('headers'))
    const { sent, step } = await world.ask('/orders', {
      headers: [
        ['Gone', 'x'],
        ['Old', 'o'],
        ['New', 'overwritten'],
        ['Here', 'h'],
      ],
    })
    const headers = sent?.headers ?? []
    expect(header(headers, 'gone')).toBeUndefined()
    expect(header(headers, 'old')).toBeUndefined()
    expect(headerValues(headers, 'new')).toEqual(['o'])
    expect(header(headers, 'x')).toBeUndefined()
    expect(header(headers, 'here')).toBe('changed')
    expect(header(headers, 'away')).toBeUndefined()
    expect(headerValues(headers, 'fresh')).toEqual(['1', '2'])
    expect(headerValues(headers, 'late')).toEqual(['3'])
    expect(step('request-transformer')?.effect).toBe(
      '− gone, old → new, here: changed, + fresh, + fresh, + late',
    )
  })

  it('changes the query likewise', async () => {
    const { sent } = await (await open(ALL('querystring'))).ask('/orders?gone=x&old=o&here=h&a=1')
    expect(sent?.target).toBe('/orders?a=1&fresh=1&fresh=2&here=changed&late=3&new=o')
  })

  it('leaves the query alone, as it is spelled, when nothing is to happen to it', async () => {
    const { sent } = await (await open('{ add: { headers: ["a:1"] } }')).ask('/orders?z=%61&a=+')
    expect(sent?.target).toBe('/orders?z=%61&a=+')
  })

  it('changes a form, JSON and a multipart form', async () => {
    const world = await open(ALL('body'))
    const send = async (type: readonly [string, string], body: string) => {
      const { sent } = await world.ask('/orders', { method: 'POST', headers: [type], body })
      expect(header(sent?.headers ?? [], 'content-length')).toBe(String(sent?.body.length))
      return text(sent?.body ?? new Uint8Array())
    }
    expect(await send(FORM, 'gone=x&old=o&here=h')).toBe('fresh=1&fresh=2&here=changed&late=3&new=o')
    expect(JSON.parse(await send(JSON_TYPE, '{"gone":1,"old":[],"here":0,"k":{}}'))).toEqual({
      new: [],
      here: 'changed',
      fresh: ['1', '2'],
      late: ['3'],
      k: {},
    })
    expect(
      await send(MULTIPART, `${field('gone', 'x')}${field('old', 'o')}${field('here', 'h')}--b1--\r\n`),
    ).toBe(`${field('new', 'o')}${field('here', 'changed')}${field('fresh', '1')}--b1--\r\n`)
    expect(await send(JSON_TYPE, 'not json')).toBe('not json')
    expect(await send(['Content-Type', 'text/plain'], 'gone')).toBe('gone')
  })

  it('sets Host when it is replaced, and never adds one', async () => {
    const replaced = await (await open('{ replace: { headers: ["Host:inner.test"] } }')).ask('/orders')
    expect(header(replaced.sent?.headers ?? [], 'host')).toBe('inner.test')
    const added = await (await open('{ add: { headers: ["Host:inner.test"] } }')).ask('/orders')
    expect(header(added.sent?.headers ?? [], 'host')).toBe('orders:8080')
  })

  it('changes the method, and puts a form into the query when the new one has no body', async () => {
    const post = await (await open('{ http_method: POST }')).ask('/orders?a=1')
    expect(post.sent?.method).toBe('POST')
    const get = await (await open('{ http_method: GET }')).ask('/orders?a=1', {
      method: 'POST',
      headers: [FORM],
      body: 'b=2&a=3',
    })
    expect(get.sent?.method).toBe('GET')
    expect(get.sent?.target).toBe('/orders?a=1&a=3&b=2')
  })

  it('replaces the path, with what the route caught', async () => {
    const world = await openKong(`
services:
  - url: http://orders:8080
    plugins:
      - name: request-transformer
        config: { replace: { uri: '/v2/$(uri_captures["id"])/$(uri_captures[2])' } }
    routes:
      - { paths: ['~/o/(?<id>\\d+)/(\\w+)'], protocols: [http, https] }`)
    expect((await world.ask('/o/17/items?x=1')).sent?.target).toBe('/v2/17/items?x=1')
  })

  it('fills templates with the request as it was before its own changes', async () => {
    const world = await open(
      `{ remove: { headers: [x-a], querystring: [q] }, add: { headers: ["x-b:$(headers['x-a'])", "x-c:$(query_params.q)"], querystring: ["r:$(headers.x_a)", "s:$(query_params.none or 'no')"] } }`,
    )
    const { sent } = await world.ask('/orders?q=1', { headers: [['X-A', 'was here']] })
    expect(header(sent?.headers ?? [], 'x-a')).toBeUndefined()
    expect(header(sent?.headers ?? [], 'x-b')).toBe('was here')
    expect(header(sent?.headers ?? [], 'x-c')).toBe('1')
    expect(sent?.target).toBe('/orders?r=was%20here&s=no')
  })

  it('answers 500 when a template fails, and when Lua is switched off', async () => {
    for (const world of [
      await open('{ add: { headers: ["x:$(10 * headers.host)"] } }'),
      await open('{ add: { headers: ["x:$(nothing())"] } }'),
      await open('{ add: { headers: ["x:$(string.upper(headers.host))"] } }'),
      await open('{ add: { headers: ["x:$(tostring(headers.host))"] } }'),
      await open(`{ add: { headers: ["x:$(require('cjson'))"] } }`),
      await open('{ replace: { uri: "/$(bad bad)" } }'),
      await open('{ replace: { uri: "no-slash" } }'),
      await open('{ add: { headers: ["x:$(headers.host)"] } }', 'untrusted_lua = off'),
    ]) {
      const answer = await world.ask('/orders')
      expect(answer.status).toBe(500)
      expect(answer.body).toBe('{"message":"An unexpected error occurred"}')
      expect(answer.step('request-transformer')?.verdict).toBe('stop')
      expect(world.logs.at(-1)?.level).toBe('error')
    }
    const plain = await open('{ add: { headers: ["x:1"] } }', 'untrusted_lua = off')
    expect((await plain.ask('/orders')).status).toBe(200)
  })

  it('leaves a call alone when a template calls Lua, and says so', async () => {
    const world = await open(
      `{ add: { headers: ["a:1", "x:$(string.upper(headers.host))"] } }`,
      'untrusted_lua_sandbox_environment = string.upper',
    )
    const answer = await world.ask('/orders')
    expect(answer.status).toBe(200)
    expect(header(answer.sent?.headers ?? [], 'a')).toBeUndefined()
    expect(answer.step('request-transformer')).toMatchObject({
      verdict: 'skip',
      why: 'not simulated: calls Lua (string.upper)',
    })
    expect(world.compiled.coverage).toContainEqual(
      expect.objectContaining({
        level: 'not simulated',
        why: 'calls Lua (string.upper). Calls pass this plugin unchanged.',
      }),
    )
  })

  it('refuses a template that does not compile, in the words of Lua', async () => {
    const { compiled } = await open('{ add: { querystring: ["a:$(uri_captures id)"] } }')
    expect(compiled.gateway).toBeUndefined()
    expect(compiled.problems[0]?.message).toBe(
      `value '$(uri_captures id)' is not in supported format, error:[string "TMP"]:4: ')' expected near 'id'`,
    )
  })
})
