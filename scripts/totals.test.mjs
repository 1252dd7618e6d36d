import { describe, expect, it } from 'vitest'
import { counted, fromPlaywright, sum, whole } from './totals.mjs'

describe('counted', () => {
  it('takes the count of a run that passed', () => {
    expect(counted(0, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 0 })
  })

  it('adds no failure to a run that counted its own', () => {
    expect(counted(1, { passed: 5, failed: 2 })).toEqual({ passed: 5, failed: 2 })
  })

  it('counts a run that ended badly without a failed test as one failure', () => {
    expect(counted(1, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 1 })
  })

  it('counts a run without a report as one failure, even when it claims success', () => {
    expect(counted(0, undefined)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('sum', () => {
  it('adds up the parts', () => {
    expect(sum([whole(0), whole(2), { passed: 10, failed: 3 }])).toEqual({ passed: 11, failed: 4 })
  })
})

describe('fromPlaywright', () => {
  it('takes a test that passed at the second try as passed', () => {
    const stats = { expected: 3, flaky: 1, unexpected: 2, skipped: 4 }
    expect(fromPlaywright({ stats })).toEqual({ passed: 4, failed: 2 })
  })
})
