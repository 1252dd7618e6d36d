import { expect, it } from 'vitest'
import { createVirtualClock } from '@/core'
import { createStore } from './stores'

it('keeps what it is given until its time to live is over', async () => {
  const clock = createVirtualClock(0)
  const store = createStore(clock)
  store.set('a', { b: 1 }, 1000)
  store.set('forever', true)
  await clock.advance(999)
  expect(store.get('a')).toEqual({ b: 1 })
  await clock.advance(1)
  expect(store.get('a')).toBeUndefined()
  expect(store.keys()).toEqual(['forever'])
})

it('counts from zero, and a counter keeps the time to live of its first increment', async () => {
  const clock = createVirtualClock(0)
  const store = createStore(clock)
  expect(store.increment('n', 1, 1000)).toBe(1)
  await clock.advance(600)
  expect(store.increment('n', 2, 1000)).toBe(3)
  await clock.advance(400)
  expect(store.increment('n', 1, 1000)).toBe(1)
  store.delete('n')
  expect(store.get('n')).toBeUndefined()
})
