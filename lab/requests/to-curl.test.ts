import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCurl } from './to-curl'

const call = { method: 'GET', url: 'https://api.shop.test/orders/1042', headers: [], body: '' }

/** The words a POSIX shell makes of a command, without running curl. */
function words(command: string): string[] {
  const script = `curl() { for word; do printf '%s\\0' "$word"; done; }\n${command}\n`
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

describe('a call as cURL', () => {
  it('is no longer than it must be', () => {
    expect(toCurl(call)).toBe('curl https://api.shop.test/orders/1042')
  })

  it('names method, headers and body', () => {
    const text = toCurl({
      ...call,
      method: 'PUT',
      headers: [['Content-Type', 'application/json']],
      body: '{"a":"it\'s"}',
    })
    expect(text).toContain(' \\\n  ')
    expect(words(text)).toEqual([
      'https://api.shop.test/orders/1042',
      '--request',
      'PUT',
      '--header',
      'Content-Type: application/json',
      '--data-raw',
      '{"a":"it\'s"}',
    ])
  })

  it('keeps curl from changing what is sent', () => {
    const text = toCurl({
      ...call,
      url: 'https://a.test/x/../y?z[]=1',
      headers: [
        ['X-Empty', ''],
        ['Content-Length', '9'],
      ],
      body: 'b',
      method: 'POST',
    })
    expect(words(text)).toEqual([
      'https://a.test/x/../y?z[]=1',
      '--path-as-is',
      '--globoff',
      '--header',
      'X-Empty;',
      '--header',
      'Content-Type:',
      '--data-raw',
      'b',
    ])
  })

  it('asks for the head alone with HEAD', () => {
    expect(toCurl({ ...call, method: 'HEAD' })).toContain('--head')
  })

  it('survives every text in the shell', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => !text.includes('\0')),
        (body) => {
          expect(words(toCurl({ ...call, method: 'POST', body })).at(-1)).toBe(body)
        },
      ),
      { numRuns: 40 },
    )
  })
})
