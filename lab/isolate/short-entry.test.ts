import { expect, it } from 'vitest'
import { LONGEST_LINE, shortEntry } from './short-entry'

const entry = (message: string) => ({ at: 1, level: 'info' as const, source: 'orders', message })

it('leaves a line as it is, up to the longest, and cuts what is longer', () => {
  const whole = entry('x'.repeat(LONGEST_LINE))
  expect(shortEntry(whole)).toBe(whole)
  const cut = shortEntry(entry(`${'x'.repeat(LONGEST_LINE)}yyy`)).message
  expect(cut.length).toBeLessThan(LONGEST_LINE + 40)
  expect(cut).toMatch(/^x+… \(3 more characters\)$/)
})
