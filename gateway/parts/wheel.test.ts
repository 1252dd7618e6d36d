import { describe, expect, it } from 'vitest'
import { createRandom } from '@/core'
import { createWheel } from './wheel'

function turn<T>(wheel: { size: number; next(): T | undefined }): Map<T | undefined, number> {
  const hits = new Map<T | undefined, number>()
  for (let i = 0; i < wheel.size; i++) {
    const value = wheel.next()
    hits.set(value, (hits.get(value) ?? 0) + 1)
  }
  return hits
}

describe('the wheel', () => {
  it('gives each entry its exact share in every turn', () => {
    const wheel = createWheel(
      [
        { value: 'a', weight: 100 },
        { value: 'b', weight: 50 },
        { value: 'c', weight: 25 },
      ],
      createRandom(1).next,
    )
    expect(wheel.size).toBe(7)
    for (let i = 0; i < 3; i++) {
      expect(turn(wheel)).toEqual(
        new Map([
          ['a', 4],
          ['b', 2],
          ['c', 1],
        ]),
      )
    }
  })

  it('never chooses a weight of 0', () => {
    const wheel = createWheel(
      [
        { value: 'a', weight: 0 },
        { value: 'b', weight: 10 },
      ],
      createRandom(1).next,
    )
    expect(turn(wheel)).toEqual(new Map([['b', 1]]))
  })

  it('passes over what is not usable, and says so when nothing is', () => {
    const entries = ['a', 'b', 'c'].map((value) => ({ value, weight: 1 }))
    const wheel = createWheel(entries, createRandom(7).next)
    for (let i = 0; i < 9; i++) expect(wheel.next((value) => value === 'b')).toBe('b')
    expect(wheel.next(() => false)).toBeUndefined()
  })

  it('has nothing to give without entries', () => {
    expect(createWheel([], Math.random).next()).toBeUndefined()
  })
})
