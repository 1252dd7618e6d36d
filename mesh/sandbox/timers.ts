import type { Clock } from '@/core'

/** The timers of one replica, on the world's clock. */
export interface Timers {
  setTimeout(callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number
  setInterval(callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number
  clearTimeout(id?: number): void
  clearInterval(id?: number): void
}

/**
 * @param stop ends all of them
 * @param failed is told what a callback threw
 */
export function createTimers(clock: Clock, stop: AbortSignal, failed: (error: unknown) => void): Timers {
  const running = new Map<number, AbortController>()
  let last = 0

  function start(run: (signal: AbortSignal) => Promise<void>): number {
    const id = ++last
    const controller = new AbortController()
    const end = () => controller.abort()
    running.set(id, controller)
    stop.addEventListener('abort', end, { once: true })
    run(controller.signal)
      .catch(() => {})
      .finally(() => {
        running.delete(id)
        stop.removeEventListener('abort', end)
      })
    return id
  }

  function call(callback: (...args: unknown[]) => void, args: unknown[]): void {
    try {
      callback(...args)
    } catch (error) {
      failed(error)
    }
  }

  // As in Node and in browsers a wait is at least 1 ms, or an interval of 0 would hold the time still.
  const atLeast = (ms: unknown) => Math.max(1, Number(ms) || 0)
  const clear = (id?: number) => {
    if (id === undefined) return
    running.get(id)?.abort()
    running.delete(id)
  }

  return {
    setTimeout: (callback, ms, ...args) =>
      start(async (signal) => {
        await clock.sleep(atLeast(ms), signal)
        call(callback, args)
      }),
    setInterval: (callback, ms, ...args) =>
      start(async (signal) => {
        while (!signal.aborted) {
          await clock.sleep(atLeast(ms), signal)
          call(callback, args)
        }
      }),
    clearTimeout: clear,
    clearInterval: clear,
  }
}
