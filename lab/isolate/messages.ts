/**
 * The wire between page and worker. One `MessagePort` per world; the page is the only one that asks,
 * the worker answers and, unasked, tells of events.
 */
import type { WorldApi, WorldEvent } from '../protocol'

/** Raised when either side no longer understands the other; a mismatch shuts the isolate. */
export const PROTOCOL = 1

export type Method = keyof WorldApi

export type ToWorker =
  | { readonly kind: 'ask'; readonly id: number; readonly method: Method; readonly args: readonly unknown[] }
  | { readonly kind: 'ping'; readonly id: number }

export type FromWorker =
  | { readonly kind: 'ready'; readonly protocol: number; readonly wall: Wall }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly message: string }
  | { readonly kind: 'pong'; readonly id: number }
  | { readonly kind: 'event'; readonly event: WorldEvent }

/** What the worker found when it tried its own walls. */
export interface Wall {
  /** True when the network could not be reached, as it should be. */
  readonly closed: boolean
  /** The worker's origin: `null` for an opaque one. */
  readonly origin: string
  /** Whether WebCrypto's `subtle` is there; it is missing on insecure origins. */
  readonly subtle: boolean
}

/** What the page says to the isolate's host page, beside a port. */
export interface Spawn {
  readonly type: 'gatehouse:spawn'
  readonly id: number
  readonly code: string
}

/** What the host passes on when a worker dies before it can say so itself. */
export interface Crash {
  readonly type: 'gatehouse:crash'
  readonly id: number
  readonly message: string
}
