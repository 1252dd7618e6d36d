import { describe, expect, it } from 'vitest'
import { checkRoutePath, normalizePath } from './path'
import { regexError, routerRegexError } from './regex'

describe('the normal form of a path', () => {
  it.each([
    ['/a/./b', '/a/b'],
    ['/a/../b', '/b'],
    ['/../a', '/a'],
    ['/a/..', '/'],
    ['/a/.', '/a/'],
    ['//a///b', '/a/b'],
    ['/%41%7e', '/A~'],
    ['/a%2fb%3A', '/a%2Fb%3A'],
    ['/', '/'],
  ])('of %s is %s', (path, normal) => expect(normalizePath(path)).toBe(normal))
})

describe('a path of a route', () => {
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
  it.each([
    ['/(?=a)', 'look-around'],
    ['/(?<!a)b', 'look-around'],
    ['/(a)\\1', 'backreferences'],
  ])('is more than the newer routers can: %s', (pattern, what) =>
    expect(routerRegexError(pattern)).toContain(what),
  )
  it.each(['/(?<id>a)', '/a\\\\1', '/\\d{3}'])('is within what the newer routers can: %s', (pattern) =>
    expect(routerRegexError(pattern)).toBeUndefined(),
  )
})
