import { BEFORE, RESUME, SETTLED } from './awaits'

type Settled = { readonly value: unknown } | { readonly error: unknown }

/** Whose turn it is, kept over each `await` of the modules that have `hooks` in their scope. */
export class Current<T> {
  #now: T | undefined

  get now(): T | undefined {
    return this.#now
  }

  /** Runs `work` as that one's turn, up to its first `await`. */
  during<R>(whose: T | undefined, work: () => R): R {
    const before = this.#now
    this.#now = whose
    try {
      return work()
    } finally {
      this.#now = before
    }
  }

  readonly hooks = {
    [BEFORE]: () => this.#now,
    [SETTLED]: (awaited: unknown): Promise<Settled> =>
      Promise.resolve(awaited).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      ),
    [RESUME]: (whose: T | undefined, settled: Settled): unknown => {
      this.#now = whose
      // The turn ends where the code stops next, before any other microtask runs.
      queueMicrotask(() => {
        this.#now = undefined
      })
      if ('error' in settled) throw settled.error
      return settled.value
    },
  }
}
