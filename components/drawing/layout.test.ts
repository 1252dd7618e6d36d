import { describe, expect, it } from 'vitest'
import { type Box, layout } from './layout'

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

describe('layout', () => {
  it.each([
    [660, 166, 5],
    [900, 220, 3],
    [340, 220, 5],
    [286, 224, 5],
    [660, 166, 14],
    [1200, 300, 30],
  ])('keeps all boxes inside a picture of %i by %i with %i services, and none upon another', (w, h, n) => {
    const { client, gate, services } = layout(w, h, n)
    const boxes = [client, gate, ...services]
    expect(services).toHaveLength(n)
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(w)
      expect(box.y + box.height).toBeLessThanOrEqual(h)
    }
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) expect(apart(a, b), JSON.stringify([a, b])).toBe(true)
  })

  it('opens a second column before a row becomes too low for its text', () => {
    const { services } = layout(660, 166, 14)
    expect(Math.min(...services.map((box) => box.height))).toBeGreaterThanOrEqual(19)
    expect(new Set(services.map((box) => box.x)).size).toBeGreaterThan(1)
  })

  it('stands in the middle of a picture that is wider than it needs', () => {
    const { client, services } = layout(1800, 220, 5)
    const right = Math.max(...services.map((box) => box.x + box.width))
    expect(right - client.x).toBeLessThan(940)
    expect(Math.abs(client.x - (1800 - right))).toBeLessThan(40)
  })

  it.each([286, 330, 358, 390, 459])(
    'leaves room on the road for the status in a picture %i wide',
    (width) => {
      const { client, gate } = layout(width, 224, 5)
      expect(gate.x - client.x - client.width).toBeGreaterThanOrEqual(28)
    },
  )

  it('stands for no services too', () => {
    expect(layout(660, 166, 0).services).toEqual([])
  })
})
