import type { Clock, Random } from '@/core'
import { markStreams } from '../msw'
import { holdBody } from './bodies'
import type { Timers } from './timers'

export interface ScopeParts {
  readonly clock: Clock
  readonly random: Random
  readonly timers: Timers
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  readonly console: object
  readonly environment: Readonly<Record<string, string>>
  readonly failed: (error: unknown) => void
}

/** Ways around the world: not there, as in the service of a real container that has no such thing. */
const ABSENT = (
  'Buffer setImmediate clearImmediate XMLHttpRequest WebSocket EventSource Worker SharedWorker importScripts ' +
  'postMessage BroadcastChannel MessageChannel indexedDB caches localStorage sessionStorage document navigator ' +
  'location requestAnimationFrame cancelAnimationFrame'
).split(' ')

/**
 * The globals of one replica: those that tell the time, draw lots or reach others are the world's
 * own; all else (`URL`, `Headers`, `structuredClone`, …) is the platform's. No global is patched.
 */
export function createScope(parts: ScopeParts): Record<string, unknown> {
  const { clock, timers, failed } = parts
  const scope: Record<string, unknown> = {
    ...Object.fromEntries(ABSENT.map((name) => [name, undefined])),
    ...timers,
    fetch: parts.fetch,
    console: parts.console,
    process: { env: { ...parts.environment } },
    Date: worldDate(clock),
    Math: Object.create(Object.prototype, {
      ...Object.getOwnPropertyDescriptors(Math),
      random: { value: () => parts.random.next(), writable: true, configurable: true },
    }),
    performance: worldPerformance(clock),
    crypto: worldCrypto(clock, parts.random),
    AbortSignal: worldAbortSignal(timers),
    Request: held(Request, clock),
    Response: markStreams(Response),
    queueMicrotask: (callback: () => void) =>
      queueMicrotask(() => {
        try {
          callback()
        } catch (error) {
          failed(error)
        }
      }),
  }
  // What a module writes to its global object stays with its replica.
  const global: object = Object.create(globalThis, Object.getOwnPropertyDescriptors(scope))
  return Object.assign(scope, { globalThis: global, global, self: global, window: undefined })
}

function worldDate(clock: Clock): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [clock.now()], newTarget),
    apply: () => new Date(clock.now()).toString(),
    get: (target, name) => (name === 'now' ? () => clock.now() : Reflect.get(target, name)),
  })
}

function worldPerformance(clock: Clock): Pick<Performance, 'now' | 'timeOrigin'> {
  const timeOrigin = clock.now()
  return { timeOrigin, now: () => clock.now() - timeOrigin }
}

/** Random bytes and UUIDs come from the seed. `subtle` is the platform's: it draws its own lots. */
function worldCrypto(clock: Clock, random: Random): object {
  const subtle: object | undefined = globalThis.crypto?.subtle
  return {
    randomUUID: () => random.uuid(),
    getRandomValues<T extends ArrayBufferView>(view: T): T {
      const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
      for (let i = 0; i < bytes.length; i++) bytes[i] = random.int(0, 255)
      return view
    },
    subtle:
      subtle &&
      new Proxy(subtle, {
        get(target, name) {
          const method: unknown = Reflect.get(target, name)
          if (typeof method !== 'function') return method
          return (...args: unknown[]) => clock.hold(Promise.resolve(Reflect.apply(method, target, args)))
        },
      }),
  }
}

/** `AbortSignal.timeout` waits for the world's time. */
function worldAbortSignal(timers: Timers): typeof AbortSignal {
  const timeout = (ms: number): AbortSignal => {
    const controller = new AbortController()
    timers.setTimeout(
      () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
      ms,
    )
    return controller.signal
  }
  return new Proxy(AbortSignal, {
    get: (target, name) => {
      if (name === 'timeout') return timeout
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' && name !== 'prototype' ? member.bind(target) : member
    },
  })
}

function held(of: typeof Request, clock: Clock): typeof Request {
  return new Proxy(of, {
    construct: (target, args, newTarget) =>
      holdBody(Reflect.construct(target, args, newTarget) as Request, clock),
  })
}
