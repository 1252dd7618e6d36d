import { describe, expect, it } from 'vitest'
import { createLiveClock, createVirtualClock } from './clock'

describe('the virtual clock', () => {
  it('stands still until it is advanced', async () => {
    const clock = createVirtualClock(1000)
    const seen: number[] = []
    void clock.sleep(50).then(() => seen.push(clock.now()))
    expect(clock.now()).toBe(1000)
    await clock.advance(49)
    expect(seen).toEqual([])
    await clock.advance(1)
    expect(seen).toEqual([1050])
  })

  it('fires timers in the order in which they are due, and equal ones as they were set', async () => {
    const clock = createVirtualClock(0)
    const order: string[] = []
    for (const [name, ms] of [
      ['c', 30],
      ['a', 10],
      ['b1', 20],
      ['b2', 20],
      ['d', 40],
    ] as const) {
      void clock.sleep(ms).then(() => order.push(`${name}@${clock.now()}`))
    }
    await clock.advance(100)
    expect(order).toEqual(['a@10', 'b1@20', 'b2@20', 'c@30', 'd@40'])
    expect(clock.now()).toBe(100)
  })

  it('lets the consequences of a timer run before time goes on', async () => {
    const clock = createVirtualClock(0)
    const seen: number[] = []
    void (async () => {
      for (let i = 0; i < 3; i++) {
        await clock.sleep(10)
        seen.push(clock.now())
      }
    })()
    await clock.advance(100)
    expect(seen).toEqual([10, 20, 30])
  })

  it('jumps from timer to timer while it runs work, and not beyond its end', async () => {
    const clock = createVirtualClock(0)
    void clock.sleep(3_600_000)
    const work = (async () => {
      await clock.sleep(250)
      await clock.sleep(750)
      return clock.now()
    })()
    expect(await clock.run(work)).toBe(1000)
    expect(clock.now()).toBe(1000)
  })

  it('does not move while real work is held', async () => {
    const clock = createVirtualClock(0)
    const work = (async () => {
      const late = clock.sleep(5).then(() => clock.now())
      const during = clock.hold(new Promise<number>((go) => setTimeout(() => go(clock.now()), 20)))
      return [await during, await late]
    })()
    expect(await clock.run(work)).toEqual([0, 5])
  })

  it('says so when the work can never end', async () => {
    const clock = createVirtualClock(0)
    await expect(clock.run(new Promise(() => {}))).rejects.toThrow('never end')
  })

  it('forgets a sleeper that is aborted, so that time does not stop at it', async () => {
    const clock = createVirtualClock(0)
    const stop = new AbortController()
    const sleeper = clock.sleep(10, stop.signal)
    stop.abort(new Error('enough'))
    await expect(sleeper).rejects.toThrow('enough')
    await clock.run(clock.sleep(20))
    expect(clock.now()).toBe(20)
    await expect(clock.sleep(1, stop.signal)).rejects.toThrow('enough')
  })
})

describe('the live clock', () => {
  it('starts at its own date and wakes sleepers when time is skipped', async () => {
    const clock = createLiveClock(Date.UTC(2026, 0, 1))
    expect(clock.now()).toBeLessThan(Date.UTC(2026, 0, 2))
    const woken = clock.sleep(60_000).then(() => clock.now())
    await clock.skip(60_000)
    expect(await woken).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 1) + 60_000)
    clock.stop()
  })

  it('lets what falls due first have its consequences before the next, as if time had passed', async () => {
    const clock = createLiveClock(0)
    const patience = new AbortController()
    const outcome = Promise.race([
      clock.sleep(30_000).then(() => {
        patience.abort(new Error('no longer needed'))
        return `answered at ${Math.floor(clock.now() / 1000)}`
      }),
      clock.sleep(60_000, patience.signal).then(() => 'timed out'),
    ])
    await clock.skip(90_000)
    expect(await outcome).toBe('answered at 30')
    expect(clock.now()).toBeGreaterThanOrEqual(90_000)
    clock.stop()
  })

  it('does not skip past real work that is held', async () => {
    const clock = createLiveClock(0)
    const seen: string[] = []
    void clock.sleep(10_000).then(async () => {
      await clock.hold(new Promise<void>((go) => setTimeout(go, 20)))
      seen.push(`work at ${Math.floor(clock.now() / 1000)}`)
    })
    void clock.sleep(20_000).then(() => seen.push('later'))
    await clock.skip(60_000)
    expect(seen).toEqual(['work at 10', 'later'])
    clock.stop()
  })
})
