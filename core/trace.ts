import type { HttpRequest, HttpResponse } from './http'
import type { Json } from './json'
import type { Cause } from './problem'

/** A message as it was at one moment. Messages are immutable, so a snapshot is a reference. */
export type Snapshot = { readonly request: HttpRequest } | { readonly response: HttpResponse }

export type Verdict = 'pass' | 'change' | 'stop' | 'skip'

/**
 * One decision. `at` and `took` are world time in milliseconds: gateway work costs 0 unless the
 * workspace says otherwise, and real CPU time never enters, so that a run is identical from its seed.
 */
export interface Step {
  readonly at: number
  readonly took: number
  /** `gateway`, or the name of the service that decided. */
  readonly who: string
  /** What decided: a plugin, a policy, `Route`, `Upstream`, `Answer`, a service's handler. */
  readonly name: string
  readonly verdict: Verdict
  /** A short sentence in the reader's language. */
  readonly why: string
  /** What changed or was decided, in a few characters: `+ X-Request-ID`, `5 → 4 left`, `404`. */
  readonly effect?: string
  /** For a `stop`: what would let the call through, in a sentence. */
  readonly remedy?: string
  readonly cause?: Cause
  readonly before?: Snapshot
  readonly after?: Snapshot
  readonly data?: Readonly<Record<string, Json>>
  /** How deep in the chain of calls: 0 at the gateway, 1 in the service it called, and so on. */
  readonly depth: number
  /** W3C span ids (16 hex digits) of the call in which the step was taken, and of its caller. */
  readonly span: string
  readonly parent?: string
}

/** What a caller says of a step; depth and span are the trace's own. */
export type StepInput = Omit<Step, 'depth' | 'span' | 'parent'>

/**
 * Where decisions are written down. When `on` is false nothing is kept: write
 * `if (trace.on) trace.add({…})`, so that building the step costs nothing either.
 */
export interface Trace {
  readonly on: boolean
  /** W3C trace id, 32 hex digits. */
  readonly id: string
  readonly span: string
  add(step: StepInput): void
  /** A trace for a call made from within this one; its steps land in the same record, one deeper. */
  child(): Trace
}

export interface Recording extends Trace {
  /**
   * All steps so far. The gateway's own stand in the order in which they were added; a call that it
   * made stands where it was made, and begins with the callee's own steps.
   */
  readonly steps: readonly Step[]
}

/** A trace that keeps nothing, with ids that are valid but constant. */
export const NO_TRACE: Trace = {
  on: false,
  id: '00000000000000000000000000000001',
  span: '0000000000000001',
  add() {},
  child: () => NO_TRACE,
}

/** One call in a recording: its own steps and the calls made from within it, as they came. */
interface Span {
  readonly items: (Step | Span)[]
}

/**
 * A trace that keeps every step.
 * @param random numbers in [0, 1) from the world's seed, for the ids
 */
export function record(random: () => number): Recording {
  const id = hex(random, 32)
  const open = ({ items }: Span, depth: number, parent: string | undefined): Trace => {
    const span = hex(random, 16)
    return {
      on: true,
      id,
      span,
      add(step) {
        items.push(parent === undefined ? { ...step, depth, span } : { ...step, depth, span, parent })
      },
      child() {
        const below: Span = { items: [] }
        items.push(below)
        return open(below, depth + 1, span)
      },
    }
  }
  const root: Span = { items: [] }
  return Object.defineProperty({ ...open(root, 0, undefined), steps: [] }, 'steps', {
    get: () => flatten(root.items),
  })
}

function flatten(items: readonly (Step | Span)[]): Step[] {
  return items.flatMap((item) => {
    if (!('items' in item)) return [item]
    // A service says what it did once it is done; the reader meets it before those it called.
    const own = item.items.filter((one) => !('items' in one))
    const onward = item.items.filter((one) => 'items' in one)
    return flatten([...own, ...onward])
  })
}

/** `digits` random hexadecimal digits, lower case. */
export function hex(random: () => number, digits: number): string {
  let result = ''
  while (result.length < digits) result += Math.floor(random() * 16).toString(16)
  return result
}
