/**
 * What the page and a running world say to each other. In the browser the two are separated by the
 * isolate's port, so everything here survives a structured clone; in Node the same calls are made
 * directly. The page treats every answer as hostile text.
 */
import type { Files, HeaderList, Json, LogEntry, Problem, Step } from '@/core'
import type { Coverage, Match, Topology, VendorSchema } from '@/gateway'
import type { MeshService } from '@/mesh'

export type { Files }

export interface OpenOptions {
  readonly files: Files
  readonly seed: string
  /** World time at the start, ms since 1970. */
  readonly start: number
}

/** Whether what runs is what the files say. */
export type Live =
  /** The gateway serves the files as they are. */
  | 'live'
  /** The files are broken; the last good gateway keeps serving. */
  | 'stale'
  /** No gateway has ever been built from these files. */
  | 'none'

export interface WorldState {
  readonly live: Live
  readonly problems: readonly Problem[]
  readonly coverage: Coverage
  readonly topology: Topology | null
  readonly services: readonly MeshService[]
  /** World time, ms since 1970. */
  readonly now: number
}

/** A call as the reader writes it: method, absolute URL, header lines, text body. */
export interface CallInput {
  readonly method: string
  /** Kept as typed: `https://api.shop.test/a//b?x=%2F`. Never normalised. */
  readonly url: string
  readonly headers: HeaderList
  readonly body: string
}

/** A message as it crosses the port: bodies as text, cut at 64 KiB. */
export interface MessageView {
  readonly headers: HeaderList
  readonly body: string
  /** Length of the whole body in bytes. */
  readonly size: number
  /** True when `body` holds less than the whole, or is not text. */
  readonly cut: boolean
}

export type RequestView = MessageView & {
  readonly method: string
  readonly scheme: string
  readonly authority: string
  readonly target: string
}
export type ResponseView = MessageView & { readonly status: number; readonly reason: string }
export type SnapshotView = { readonly request: RequestView } | { readonly response: ResponseView }

/** A step of the trace with its messages made small. */
export interface StepView extends Omit<Step, 'before' | 'after'> {
  readonly before?: SnapshotView
  readonly after?: SnapshotView
}

export interface CallRecord {
  readonly id: string
  /** `send` for the button and checks, `fetch` for calls that came through the service worker. */
  readonly via: 'send' | 'fetch'
  readonly traceId: string
  readonly request: RequestView
  readonly response: ResponseView
  readonly steps: readonly StepView[]
  /** World time, ms since 1970. */
  readonly at: number
  /** World time the caller waited, ms. */
  readonly took: number
  /** Every route with the first condition that failed; only when no route took the call. */
  readonly matches?: readonly Match[]
  /** What would let a refused call in, in a sentence; absent when it was not refused by the gateway. */
  readonly remedy?: Remedy
}

export interface Remedy {
  readonly text: string
  readonly cause?: import('@/core').Cause
}

/** One `test(…)` of a `checks.ts`. */
export interface CheckInfo {
  readonly name: string
  readonly file: string
  /** Offset of the `test(` call, so that it can be read before it is run. */
  readonly start: number
  readonly end: number
}

export interface CheckResult {
  readonly name: string
  readonly passed: boolean
  /** For a failure: expected against got, in a sentence. */
  readonly message?: string
  /** `429, want 200` and the like. */
  readonly brief?: string
  /** Calls made by the check; a failing one ends with the call that went wrong. */
  readonly calls: readonly CallRecord[]
  /** The call the failed expectation looked at. */
  readonly culprit?: string
  /** World time the check took, ms. */
  readonly took: number
  readonly log: readonly LogEntry[]
}

/** What a world can be asked. */
export interface WorldApi {
  open(options: OpenOptions): Promise<WorldState>
  /** Puts new files in place; state outlives it unless its entity is gone. */
  update(files: Files): Promise<WorldState>
  send(input: CallInput): Promise<CallRecord>
  /** A call from the page's own `fetch`; the body is bytes. */
  fetch(
    input: Omit<CallInput, 'body'> & { readonly body: Uint8Array },
  ): Promise<{ record: CallRecord; body: Uint8Array }>
  explain(input: CallInput): Promise<readonly Match[]>
  /** Moves the world's clock forward by `ms`. */
  skip(ms: number): Promise<WorldState>
  state(): Promise<WorldState>
  schema(): Promise<VendorSchema>
  listChecks(
    file: string,
    source: string,
  ): Promise<{ checks: readonly CheckInfo[]; problems: readonly Problem[] }>
  /** Runs one check of a file against a fresh world with a virtual clock. */
  runCheck(input: {
    readonly files: Files
    readonly file: string
    readonly source: string
    readonly name: string
    readonly seed: string
  }): Promise<CheckResult>
}

/** What a world says by itself. */
export type WorldEvent =
  | { readonly type: 'log'; readonly entry: LogEntry }
  /** A call that came from elsewhere than `send`, for the X-ray. */
  | { readonly type: 'call'; readonly record: CallRecord }

export type { Json, LogEntry, Match }
