import { describe, expect, it } from 'vitest'
import { dateInWords } from './notes'

describe('the date of a source', () => {
  it('is said as exactly as it is known', () => {
    expect(dateInWords('2023')).toBe('2023')
    expect(dateInWords('2022-06')).toBe('June 2022')
    expect(dateInWords('2026-08-20')).toBe('20 August 2026')
  })
})
