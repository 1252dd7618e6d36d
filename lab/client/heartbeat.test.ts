import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BEAT, watch } from './heartbeat'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function worker(answers: boolean) {
  let heard = 0
  return {
    ping() {
      if (answers) heard++
    },
    heard: () => heard,
  }
}

it('leaves a worker alone that answers', () => {
  const silence = vi.fn()
  const stop = watch(worker(true), silence, () => true)
  vi.advanceTimersByTime(60 * BEAT)
  expect(silence).not.toHaveBeenCalled()
  stop()
})

it('reports a worker that has said nothing for three beats, once', () => {
  const silence = vi.fn()
  watch(worker(false), silence, () => true)
  vi.advanceTimersByTime(3 * BEAT)
  expect(silence).not.toHaveBeenCalled()
  vi.advanceTimersByTime(20 * BEAT)
  expect(silence).toHaveBeenCalledTimes(1)
})

it('does not count while the tab is hidden', () => {
  const silence = vi.fn()
  let visible = false
  const stop = watch(worker(false), silence, () => visible)
  vi.advanceTimersByTime(60 * BEAT)
  expect(silence).not.toHaveBeenCalled()
  visible = true
  vi.advanceTimersByTime(5 * BEAT)
  expect(silence).toHaveBeenCalledTimes(1)
  stop()
})
