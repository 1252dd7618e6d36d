/**
 * Time is injected. Nothing in `core/`, `gateway/` or `mesh/` asks the machine what time it is or
 * waits for it; this file alone touches the machine's timers.
 */
export interface Clock {
  /** Milliseconds since 1970 in the world's own time. */
  now(): number
  /** Waits `ms` of world time. Rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Virtual time stands while real asynchronous work (WebCrypto, a `Response` body) runs. */
  hold<T>(work: Promise<T>): Promise<T>
}

interface Timer {
  readonly at: number
  readonly order: number
  readonly fire: () => void
  cancelled: boolean
}

/** Timers in the order in which they are due; equal times in the order in which they were set. */
class Timers {
  #heap: Timer[] = []
  #order = 0

  add(at: number, fire: () => void): Timer {
    const timer = { at, order: this.#order++, fire, cancelled: false }
    const heap = this.#heap
    let i = heap.push(timer) - 1
    while (i > 0) {
      const up = (i - 1) >> 1
      if (!before(timer, heap[up] as Timer)) break
      heap[i] = heap[up] as Timer
      i = up
    }
    heap[i] = timer
    return timer
  }

  /** The next timer that is still wanted. */
  peek(): Timer | undefined {
    while (this.#heap[0]?.cancelled) this.#drop()
    return this.#heap[0]
  }

  pop(): Timer | undefined {
    const first = this.peek()
    if (first) this.#drop()
    return first
  }

  #drop(): void {
    const last = this.#heap.pop()
    if (last && this.#heap.length > 0) this.#sink(last)
  }

  #sink(timer: Timer): void {
    const heap = this.#heap
    let i = 0
    for (;;) {
      let down = 2 * i + 1
      if (down >= heap.length) break
      if (down + 1 < heap.length && before(heap[down + 1] as Timer, heap[down] as Timer)) down++
      if (!before(heap[down] as Timer, timer)) break
      heap[i] = heap[down] as Timer
      i = down
    }
    heap[i] = timer
  }
}

function before(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

function sleepOn(
  timers: Timers,
  at: number,
  signal: AbortSignal | undefined,
  set: () => void,
): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason)
  return new Promise((resolve, reject) => {
    const abort = () => {
      timer.cancelled = true
      reject(signal?.reason)
    }
    const timer = timers.add(at, () => {
      signal?.removeEventListener('abort', abort)
      resolve()
    })
    signal?.addEventListener('abort', abort, { once: true })
    set()
  })
}

export interface VirtualClock extends Clock {
  /**
   * Moves time forward by `ms`, firing what falls due on the way and letting its consequences run
   * before time goes on. Resolves when the new time is reached.
   */
  advance(ms: number): Promise<void>
  /**
   * Runs `work` to its end. Whenever nothing is held and nothing else can go on, time jumps to the
   * next timer. Rejects with an `Error` that says so when no timer is left to wait for.
   */
  run<T>(work: Promise<T>): Promise<T>
}

/** A turn of the event loop: every promise that can settle by itself has settled after it. */
const turn: () => Promise<void> = (() => {
  if (typeof setImmediate === 'function') return () => new Promise((go) => setImmediate(go))
  const waiting: (() => void)[] = []
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => waiting.shift()?.()
  return () =>
    new Promise((go) => {
      waiting.push(go)
      port2.postMessage(0)
    })
})()

/** Counts the real work that time waits for. */
class Holds {
  #held = 0
  #released: (() => void)[] = []

  async hold<T>(work: Promise<T>): Promise<T> {
    this.#held++
    try {
      return await work
    } finally {
      if (--this.#held === 0) {
        const waiting = this.#released
        this.#released = []
        for (const go of waiting) go()
      }
    }
  }

  /** Resolves when nothing is held and nothing can go on by itself. */
  async settle(): Promise<void> {
    await turn()
    while (this.#held > 0) {
      await new Promise<void>((go) => this.#released.push(go))
      await turn()
    }
  }
}

/** A clock that stands still until it is told to go on. `start` in ms since 1970. */
export function createVirtualClock(start: number): VirtualClock {
  const timers = new Timers()
  const holds = new Holds()
  let now = start

  function jump(): void {
    const timer = timers.pop()
    if (!timer) return
    now = Math.max(now, timer.at)
    timer.fire()
  }

  return {
    now: () => now,
    sleep: (ms, signal) => sleepOn(timers, now + Math.max(0, ms), signal, () => {}),
    hold: (work) => holds.hold(work),
    async advance(ms) {
      const end = now + ms
      await holds.settle()
      for (let next = timers.peek(); next && next.at <= end; next = timers.peek()) {
        jump()
        await holds.settle()
      }
      now = Math.max(now, end)
    },
    async run(work) {
      let done = false
      const finish = () => {
        done = true
      }
      work.then(finish, finish)
      for (;;) {
        await holds.settle()
        if (done) return work
        if (!timers.peek())
          throw new Error('The work waits for something, but no timer is set: it would never end.')
        jump()
      }
    },
  }
}

export interface LiveClock extends Clock {
  /**
   * Moves the world's time forward by `ms`. What falls due meanwhile happens now, in order, each with
   * its consequences before time goes on. Resolves when the new time is reached.
   */
  skip(ms: number): Promise<void>
  /** Sets no timers any more and lets none fire. */
  stop(): void
}

/**
 * A clock that runs with real time from `start` (ms since 1970) on and can be skipped forward. It
 * takes only the passing of time from the machine, never its date.
 */
export function createLiveClock(start: number): LiveClock {
  const timers = new Timers()
  const holds = new Holds()
  const origin = performance.now()
  let skipped = 0
  let stopped = false
  let alarm: ReturnType<typeof setTimeout> | undefined
  const now = () => start + skipped + Math.floor(performance.now() - origin)

  function ring(): void {
    const time = now()
    for (let next = timers.peek(); next && next.at <= time; next = timers.peek()) timers.pop()?.fire()
    set()
  }

  function set(): void {
    clearTimeout(alarm)
    const next = timers.peek()
    if (!next || stopped) return
    alarm = setTimeout(ring, Math.min(2 ** 31 - 1, Math.max(0, next.at - now())))
  }

  return {
    now,
    sleep: (ms, signal) => sleepOn(timers, now() + Math.max(0, ms), signal, set),
    hold: (work) => holds.hold(work),
    async skip(ms) {
      const end = now() + ms
      for (let next = timers.peek(); next && next.at <= end && !stopped; next = timers.peek()) {
        skipped += Math.max(0, next.at - now())
        timers.pop()?.fire()
        await holds.settle()
      }
      skipped += Math.max(0, end - now())
      set()
    },
    stop() {
      stopped = true
      clearTimeout(alarm)
    },
  }
}
