import type { Json } from '@/core'

/** What became of one vector. `expected` and `got` hold only what differs, by its place. */
export type Result =
  | { readonly state: 'passed' }
  | { readonly state: 'failed'; readonly expected: Json; readonly got: Json }
  | { readonly state: 'skipped'; readonly reason: string }

/** One difference between what a vector expects and what came. */
export interface Mismatch {
  /** For example `traditional: route`, or `step 2: headers.equals.Vary`. */
  readonly at: string
  readonly expected: Json
  readonly got: Json
}

/**
 * Runs one vector. Throws a `ZodError` when the vector holds a key or a kind that the runner does
 * not know.
 */
export type Runner = (vector: unknown) => Result | Promise<Result>

export interface FileReport {
  readonly file: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly failures: readonly { readonly id: string; readonly expected: Json; readonly got: Json }[]
  readonly skips: readonly { readonly id: string; readonly reason: string }[]
}

export interface Report {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly files: readonly FileReport[]
}

export const PASSED: Result = { state: 'passed' }

/** Passed when there is no difference; several at one place keep the last. */
export function resultOf(mismatches: readonly Mismatch[]): Result {
  if (mismatches.length === 0) return PASSED
  return {
    state: 'failed',
    expected: Object.fromEntries(mismatches.map(({ at, expected }) => [at, expected])),
    got: Object.fromEntries(mismatches.map(({ at, got }) => [at, got])),
  }
}
