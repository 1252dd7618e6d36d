import { expect as claim, describe, it } from 'vitest'
import { ExpectationError, equal, expect } from './expect'

const failure = (work: () => void): ExpectationError => {
  try {
    work()
  } catch (error) {
    if (error instanceof ExpectationError) return error
    throw error
  }
  throw new Error('It did not fail.')
}

describe('expect', () => {
  it('says what it got and what was wanted', () => {
    claim(failure(() => expect(429).toBe(200)).brief).toBe('429, want 200')
    claim(failure(() => expect(429).toBe(200)).message).toBe('Expected 200, got 429.')
    claim(failure(() => expect('abc').not.toContain('b')).brief).toBe('"abc", want not something with "b"')
    claim(failure(() => expect(undefined).toBeDefined()).brief).toBe('nothing, want a value')
  })

  it('passes when each matcher holds, and fails when it does not', () => {
    const cases: [() => void, () => void][] = [
      [() => expect(1).toBe(1), () => expect('1').toBe(1)],
      [() => expect({ a: [1] }).toEqual({ a: [1] }), () => expect({ a: [1] }).toEqual({ a: [2] })],
      [() => expect([{ a: 1 }]).toContain({ a: 1 }), () => expect([1]).toContain(2)],
      [() => expect('abc').toMatch(/^a/), () => expect('abc').toMatch(/^b/)],
      [() => expect(2).toBeGreaterThan(1), () => expect(1).toBeGreaterThan(1)],
      [() => expect(1).toBeGreaterThanOrEqual(1), () => expect(0).toBeGreaterThanOrEqual(1)],
      [() => expect(0).toBeLessThan(1), () => expect(1).toBeLessThan(1)],
      [() => expect(1).toBeLessThanOrEqual(1), () => expect('0').toBeLessThanOrEqual(1)],
      [() => expect(null).toBeDefined(), () => expect(1).toBeUndefined()],
      [() => expect('ab').toHaveLength(2), () => expect([1]).toHaveLength(2)],
      [() => expect(1).not.toBe(2), () => expect(1).not.toBe(1)],
    ]
    for (const [holds, fails] of cases) {
      holds()
      failure(fails)
    }
  })

  it('compares deeply, whatever the order of keys', () => {
    claim(equal({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toBe(true)
    claim(equal({ a: 1 }, { a: 1, b: undefined })).toBe(true)
    claim(equal([1], { 0: 1 })).toBe(false)
    claim(equal([1, 2], [1])).toBe(false)
  })
})
