import { describe, expect, it } from 'vitest'
import type { Json } from '@/core'
import { atPath, checkGroup, type Group } from './matchers'

const values: Readonly<Record<string, Json>> = { a: 'one', list: ['x', 'y'], n: 5, text: '5' }
const failing = (group: Group) => checkGroup('at', group, (name) => values[name]).map(({ at }) => at)

describe('checkGroup', () => {
  it.each<[Group, string[]]>([
    [{ equals: { a: 'one', list: ['x', 'y'] } }, []],
    [
      { equals: { a: 'two', list: ['y', 'x'], none: 'x' } },
      ['at.equals.a', 'at.equals.list', 'at.equals.none'],
    ],
    [{ not: { a: 'two', none: 'x' } }, []],
    [{ not: { a: 'one' } }, ['at.not.a']],
    [{ present: ['a', 'none'] }, ['at.present.none']],
    [{ absent: ['a', 'none'] }, ['at.absent.a']],
    [{ contains: { a: 'n', list: 'x, y', none: '' } }, ['at.contains.none']],
    [{ notContains: { a: 'n', none: 'n' } }, ['at.notContains.a']],
    [{ matches: { a: 'ne$', text: '^\\d+$', list: '^y' } }, ['at.matches.list']],
    [{ notMatches: { a: 'ne$', none: '.' } }, ['at.notMatches.a']],
    [{ gt: { n: 4, text: 5, none: 0 } }, ['at.gt.text', 'at.gt.none']],
    [{ near: { n: 4, text: [8, 2] } }, ['at.near.text']],
  ])('of %j finds %j wanting', (group, wanting) => {
    expect(failing(group)).toEqual(wanting)
  })
})

describe('checkGroup for arguments', () => {
  it.each<[Group, number]>([
    [{ equals: { list: 'y', a: 'one' } }, 0],
    [{ equals: { list: ['y'] } }, 1],
    [{ equals: { list: 'z', a: 'two', none: 'x' } }, 3],
    [{ not: { list: 'y' } }, 0],
  ])('of %j finds %i wanting', (group, wanting) => {
    expect(checkGroup('at', group, (name) => values[name], 'one of them')).toHaveLength(wanting)
  })
})

describe('atPath', () => {
  it('follows names, counts lists from 1 and takes names that hold dots', () => {
    const value = { a: { b: ['x', { 'c.d': 1 }] }, 'a.b': 0 }
    expect(atPath(value, 'a.b.1')).toBe('x')
    expect(atPath(value, 'a.b.2.c.d')).toBe(1)
    expect(atPath(value, 'a.b')).toBe(0)
    expect(atPath(value, 'a.x')).toBeUndefined()
    expect(atPath('text', 'a')).toBeUndefined()
  })
})
