import { describe, expect, it } from 'vitest'
import { carryOffset, placeName, placeOf, stepsOnLine } from './places'

const TEXT = 'a: 1\nb:\n  c: 2\n  d: 3\ne: 4\n'

describe('carryOffset', () => {
  it('keeps an offset that stands before the edit', () => {
    expect(carryOffset('abc def', 'abc xyz def', 2)).toBe(2)
  })
  it('moves an offset that stands after the edit by what was added or removed', () => {
    expect(carryOffset('abc def', 'abc xyz def', 5)).toBe(9)
    expect(carryOffset('abc xyz def', 'abc def', 9)).toBe(5)
  })
  it('puts an offset inside replaced text at its start', () => {
    expect(carryOffset('minute: 5000 # few', 'minute: 7 # few', 11)).toBe(8)
  })
})

describe('placeOf', () => {
  it('names the lines of the text as it is now, though the call ran with an older one', () => {
    const cause = { file: 'kong.yml', start: TEXT.indexOf('c:'), end: TEXT.indexOf('e:') }
    expect(placeOf(cause, { 'kong.yml': TEXT }, { 'kong.yml': `# new\n${TEXT}` })).toEqual({
      file: 'kong.yml',
      line: 4,
      endLine: 5,
    })
  })
  it('has no place when another text took that of the file', () => {
    const cause = { file: 'kong.yml', start: TEXT.indexOf('c:'), end: TEXT.indexOf('c:') + 4 }
    expect(placeOf(cause, { 'kong.yml': TEXT }, { 'kong.yml': 'a: 7\nz: 4\n' })).toBeUndefined()
  })
  it('finds lines again between two that were changed', () => {
    const cause = { file: 'kong.yml', start: TEXT.indexOf('c:'), end: TEXT.indexOf('c:') + 4 }
    const now = 'a: 77\n# new\nb:\n  c: 2\n  d: 3\ne: 5\n'
    expect(placeOf(cause, { 'kong.yml': TEXT }, { 'kong.yml': now })?.line).toBe(4)
  })
  it('stays on a line whose value was changed', () => {
    const cause = { file: 'kong.yml', start: TEXT.indexOf('c:'), end: TEXT.indexOf('c:') + 4 }
    expect(placeOf(cause, { 'kong.yml': TEXT }, { 'kong.yml': TEXT.replace('c: 2', 'c: 99') })?.line).toBe(3)
  })
  it('has no place when the file is gone', () => {
    expect(placeOf({ file: 'gone.yml', start: 0, end: 1 }, undefined, {})).toBeUndefined()
  })
})

describe('stepsOnLine', () => {
  const service = { file: 'kong.yml', line: 2, endLine: 12 }
  const plugin = { file: 'kong.yml', line: 9, endLine: 11 }
  it('marks the steps of the narrowest place that holds the line', () => {
    expect([...stepsOnLine([service, plugin, undefined, plugin], { file: 'kong.yml', line: 10 })]).toEqual([
      1, 3,
    ])
  })
  it('marks nothing for a line in another file', () => {
    expect(stepsOnLine([service], { file: 'compose.yaml', line: 10 }).size).toBe(0)
  })
})

describe('placeName', () => {
  it('leaves out the name of the file that most causes stand in', () => {
    expect(placeName({ file: 'kong.yml', line: 7, endLine: 7 }, 'kong.yml')).toBe('7')
    expect(placeName({ file: 'services/orders.ts', line: 7, endLine: 7 }, 'kong.yml')).toBe('orders.ts 7')
  })
})
