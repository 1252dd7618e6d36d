import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { scriptHashes, withPolicy } from './csp.mjs'

const sha = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const page = (head, body = '') => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`

describe('scriptHashes', () => {
  it('hashes the exact text of inline scripts, wherever they stand', () => {
    const html = page('<script> a() </script>', '<script id="x">b()\n</script>')
    expect(scriptHashes(html)).toEqual([sha(' a() '), sha('b()\n')])
  })

  it('leaves out scripts that come from a file', () => {
    expect(scriptHashes(page('<script src="/a.js" async=""></script>'))).toEqual([])
  })

  it('names a script that stands twice only once', () => {
    expect(scriptHashes(page('<script>a()</script><script>a()</script>'))).toEqual([sha('a()')])
  })
})

describe('withPolicy', () => {
  it('puts the policy before everything else in the head', () => {
    expect(withPolicy(page('<meta charSet="utf-8"/>'))).toMatch(
      /<head><meta http-equiv="Content-Security-Policy" content="[^"]+"><meta charSet/,
    )
  })

  it('lets no page evaluate text as code', () => {
    expect(withPolicy(page(''))).not.toContain('unsafe-eval')
  })

  it('lets inline scripts run by their hash alone', () => {
    const script = /script-src ([^;]+)/.exec(withPolicy(page('<script>a()</script>')))[1]
    expect(script).toBe(`'self' ${sha('a()')}`)
  })

  it('gives the same page when run again', () => {
    const once = withPolicy(page('<script>a()</script>'))
    expect(withPolicy(once)).toBe(once)
  })

  it('refuses a page without a head instead of leaving it without a policy', () => {
    expect(() => withPolicy('<p>')).toThrow('no <head>')
  })
})
