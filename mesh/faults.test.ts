import { describe, expect, it } from 'vitest'
import { createRandom } from '@/core'
import { drawLatency } from './faults'

const draws = (latency: Parameters<typeof drawLatency>[0]) => {
  const random = createRandom('latency')
  return Array.from({ length: 20_000 }, () => drawLatency(latency, random)).sort((a, b) => a - b)
}

describe('a latency', () => {
  it('that is lognormal has the median and the 99th percentile that were asked for', () => {
    const sorted = draws({ kind: 'lognormal', median: 80, p99: 600 })
    expect(Math.abs((sorted[10_000] ?? 0) / 80 - 1)).toBeLessThan(0.05)
    expect(Math.abs((sorted[19_800] ?? 0) / 600 - 1)).toBeLessThan(0.1)
  })

  it('that is uniform stays between its bounds and reaches both', () => {
    const sorted = draws({ kind: 'uniform', from: 20, to: 60 })
    expect([sorted[0], sorted.at(-1)]).toEqual([20, 60])
    expect(Math.abs((sorted[10_000] ?? 0) - 40)).toBeLessThan(2)
  })

  it('that is fixed never varies', () => {
    expect(new Set(draws({ kind: 'fixed', ms: 20 }))).toEqual(new Set([20]))
    expect(new Set(draws(undefined))).toEqual(new Set([0]))
  })
})
