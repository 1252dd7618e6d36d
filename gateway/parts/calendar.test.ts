import { describe, expect, it } from 'vitest'
import { PERIODS, windowStart } from './calendar'

describe('calendar windows', () => {
  it('begin where the calendar says, in UTC', () => {
    const at = Date.UTC(2026, 1, 28, 13, 45, 59, 750)
    const starts = PERIODS.map((period) => new Date(windowStart(period, at)).toISOString())
    expect(starts).toEqual([
      '2026-02-28T13:45:59.000Z',
      '2026-02-28T13:45:00.000Z',
      '2026-02-28T13:00:00.000Z',
      '2026-02-28T00:00:00.000Z',
      '2026-02-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ])
  })

  it('hold their own beginning', () => {
    const at = Date.UTC(2024, 0, 1)
    for (const period of PERIODS) expect(windowStart(period, at)).toBe(at)
  })
})
