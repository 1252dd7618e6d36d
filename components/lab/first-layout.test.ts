import { describe, expect, it } from 'vitest'
import { firstColumn, firstHalf } from './first-layout'

const LINE = 21
const TABS = 40

describe('firstColumn', () => {
  it.each([600, 640, 680, 707, 740, 780, 848, 1300])(
    'leaves the editor twelve lines in a lab %i pixels high',
    (height) => {
      const layout = firstColumn(height) ?? {}
      const files = ((layout.files ?? 0) / 100) * height
      expect(files - TABS).toBeGreaterThanOrEqual(12 * LINE)
      expect(Object.values(layout).reduce((a, b) => a + b)).toBeCloseTo(100)
    },
  )
  it('asks for nothing before the height is known', () => {
    expect(firstColumn(0)).toBeUndefined()
    expect(firstHalf(0)).toBeUndefined()
  })
})
