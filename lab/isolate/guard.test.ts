import { expect, it } from 'vitest'
import { isBearable, isNumber, isString, listOf, MAX_SIZE, optional, rateLimit, shaped } from './guard'
import { ANSWERS, isEvent } from './shapes'

it('lets through so many messages a second and no more', () => {
  let now = 0
  const allow = rateLimit(3, () => now)
  expect([allow(), allow(), allow(), allow()]).toEqual([true, true, true, false])
  now = 1000
  expect(allow()).toBe(true)
})

it('finds data too large or too deep to bear', () => {
  expect(isBearable({ a: ['x', 1, null, new Uint8Array(10)] })).toBe(true)
  expect(isBearable('x'.repeat(MAX_SIZE + 1))).toBe(false)
  expect(isBearable(Array.from({ length: 20 }, () => 'x'.repeat(1024 * 1024)))).toBe(false)
  let deep: unknown = 1
  for (let i = 0; i < 100; i++) deep = [deep]
  expect(isBearable(deep)).toBe(false)
})

it('checks shapes down to the leaves', () => {
  const guard = shaped({ name: isString, sizes: listOf(isNumber), note: optional(isString) })
  expect(guard({ name: 'a', sizes: [1, 2], more: true })).toBe(true)
  expect(guard({ name: 'a', sizes: [1, '2'] })).toBe(false)
  expect(guard({ name: 'a' })).toBe(false)
  expect(guard([])).toBe(false)
  expect(guard({ name: 'a', sizes: [Number.NaN] })).toBe(false)
})

it('refuses an answer of the wrong shape, whatever it claims to be', () => {
  expect(
    ANSWERS.state({ live: 'live', problems: [], coverage: [], topology: null, services: [], now: 1 }),
  ).toBe(true)
  expect(
    ANSWERS.state({ live: 'yes', problems: [], coverage: [], topology: null, services: [], now: 1 }),
  ).toBe(false)
  expect(ANSWERS.send({ id: 'x' })).toBe(false)
  expect(isEvent({ type: 'log', entry: { at: 1, level: 'info', source: 'orders', message: 'hello' } })).toBe(
    true,
  )
  expect(
    isEvent({ type: 'log', entry: { at: 1, level: 'info', source: 'orders', message: { toString: 'x' } } }),
  ).toBe(false)
})
