import { describe, expect, it } from 'vitest'
import { capturesOf, compileHeaderRegex, compileRegex, literalPrefix } from './regex'

function run(source: string, text: string, flavor: 'traditional' | 'traditional_compatible' = 'traditional') {
  const compiled = compileRegex(source, flavor)
  if ('message' in compiled) return compiled.message
  const match = compiled.regex.exec(text)
  return match && [match[0], capturesOf(match, compiled.groups)]
}

describe('compileRegex', () => {
  it.each([
    ['/a(?<n>\\d+)', '/a12', ['/a12', { 0: '/a12', 1: '12', n: '12' }]],
    ['/a(?P<n>\\d+)', '/a12', ['/a12', { 0: '/a12', 1: '12', n: '12' }]],
    ["/a(?'n'\\d+)", '/a12', ['/a12', { 0: '/a12', 1: '12', n: '12' }]],
    ['/(x)?(y)', '/y', ['/y', { 0: '/y', 1: null, 2: 'y' }]],
    ['/(?i)orders/[a-c]{1,2}', '/ORDERS/B', ['/ORDERS/B', undefined]],
    ['/a(?i:b)c', '/aBc', ['/aBc', undefined]],
    ['/a(?i:b)c', '/aBC', null],
    ['/(?x) a b # both', '/ab', ['/ab', undefined]],
    ['/a.b', '/a\nb', null],
    ['/(?s)a.b', '/a\nb', ['/a\nb', undefined]],
    ['/a++b', '/aab', ['/aab', undefined]],
    ['/a++ab', '/aab', null],
    ['/(a)(?>b+)(c)\\1', '/abbca', ['/abbca', { 0: '/abbca', 1: 'a', 2: 'c' }]],
    ['/(?P<q>.)x(?P=q)', '/1x1', ['/1x1', { 0: '/1x1', 1: '1', q: '1' }]],
    ['/[[:alpha:]]+\\z', '/abc', ['/abc', undefined]],
    ['/[]x]+', '/]x', ['/]x', undefined]],
    ['/\\Qa.b\\E+', '/a.bb', ['/a.bb', undefined]],
    ['/a{,2}', '/a{,2}', ['/a{,2}', undefined]],
    ['/\\x41\\x{42}', '/AB', ['/AB', undefined]],
    ['/\\p{Lu}', '/É', ['/É', undefined]],
    ['/a(?#note)b', '/ab', ['/ab', undefined]],
    ['/a|/b', '/b', ['/b', undefined]],
  ])('reads %s as PCRE does', (source, text, result) => {
    expect(run(source, text)).toEqual(result)
  })

  it('anchors at the start and not at the end', () => {
    expect(run('/a', '/ab')).toEqual(['/a', undefined])
    expect(run('/a', '/b/a')).toBeNull()
    expect(run('/a', '/b/a', 'traditional_compatible')).toBeNull()
  })

  it('leaves a second alternative free in the compatible flavor, whose anchor is a bare ^', () => {
    expect(run('/a|/b', '/x/b')).toBeNull()
    expect(run('/a|/b', '/x/b', 'traditional_compatible')).toEqual(['/b', undefined])
  })

  it.each([
    ['/(?=a)', 'the group (?=… is not known to this router flavor'],
    ['/(?>a)', 'the group (?>… is not known to this router flavor'],
    ['/a++', 'a possessive repetition is not known to this router flavor'],
    ['/(a)\\1', 'the escape \\1 is not known to this router flavor'],
    ['/a{,2}', 'a brace does not hold a repetition'],
    ['/[a-z&&[^b]]', 'the class operator && is not simulated'],
  ])('refuses %s in the compatible flavor', (source, message) => {
    expect(compileRegex(source, 'traditional_compatible')).toEqual({ message })
  })

  it.each([
    ['/(?R)', 'the group (?R)… has no exact counterpart in JavaScript, so it is not simulated'],
    ['/(?|a|b)', 'the group (?|a… has no exact counterpart in JavaScript, so it is not simulated'],
    ['/a\\Kb', 'the escape \\K is not simulated'],
    ['/(a', 'a group is not closed'],
    ['/a)', 'a closing parenthesis has no opening one'],
    ['/[a', 'a character class is not closed'],
    ['/a\\', 'it ends in a backslash'],
    ['*', 'a repetition has nothing to repeat'],
    ['/(a)\\2', 'there is no group 2 to refer to'],
    ['/[z-a]', 'Range out of order in character class'],
  ])('says why it cannot read %s', (source, message) => {
    expect(compileRegex(source, 'traditional')).toEqual({ message })
  })
})

describe('compileHeaderRegex', () => {
  it.each([
    ['traditional', 'chrome/\\d+', true],
    ['traditional', 'Chrome/\\d+', false],
    ['traditional_compatible', 'Chrome/\\d+', true],
    ['traditional_compatible', 'chrome/\\D+3', true],
  ] as const)('of %s: %s found in a value in lower case is %s', (flavor, source, found) => {
    const compiled = compileHeaderRegex(source, flavor)
    expect('regex' in compiled && compiled.regex.test('mozilla chrome/83')).toBe(found)
  })
})

describe('literalPrefix', () => {
  it.each([
    ['/users/\\d+', '/users/'],
    ['/users?', '/user'],
    ['/a(b|c)', '/a'],
    ['/a|/b', ''],
    ['/a[|]b', '/a'],
    ['/a\\|b', '/a'],
    ['(?i)/a', ''],
    ['/plain', '/plain'],
    ['\\Q/a|b\\E', ''],
  ])('of %s is %j', (source, prefix) => {
    expect(literalPrefix(source)).toBe(prefix)
  })
})
