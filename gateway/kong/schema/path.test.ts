import { describe, expect, it } from 'vitest'
import { checkRoutePath } from './path'
import { regexError, regexLimit, routerRegexError } from './regex'

describe('a path of a route', () => {
  it('is to be written in the form that requests are compared in', () =>
    expect(checkRoutePath('/a/./b/../c')).toContain("'/a/c'"))

  it('is not checked for odd characters, which only a literal match would meet', () =>
    expect(checkRoutePath('/a|b')).toBeUndefined())

  it('may be any regular expression after ~', () =>
    expect(checkRoutePath('~/orders/(?<id>\\d+)$')).toBeUndefined())
})

describe('a regular expression', () => {
  it.each(['(?P<id>a)', '(?i)a', 'a++', '(?>a)', '[[:alpha:]]+', '(?<x>a)\\Z'])(
    'of PCRE passes: %s',
    (pattern) => expect(regexError(pattern)).toBeUndefined(),
  )
  it.each(['(a', 'a)', '[a', '*a', 'a**'])('that is broken is refused: %s', (pattern) =>
    expect(regexError(pattern)).toMatch(/\w/),
  )
  it.each(['/(?=a)', '/(?<!a)b', '/(a)\\1', 'a++'])('is more than the newer routers can: %s', (pattern) =>
    expect(routerRegexError(pattern)).toContain('not known'),
  )

  it('may be more than the simulation can, which is no fault of the reader', () => {
    expect(regexError('(?|a|b)')).toBeUndefined()
    expect(regexLimit('(?|a|b)', 'traditional')).toContain('not simulated')
    expect(regexLimit('(a|b)', 'traditional')).toBeUndefined()
  })

  it.each(['/(?<id>a)', '/a\\\\1', '/\\d{3}'])('is within what the newer routers can: %s', (pattern) =>
    expect(routerRegexError(pattern)).toBeUndefined(),
  )
})
