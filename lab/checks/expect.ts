/** The expectations of `checks.ts`: few words, and a failure that reads as a sentence. */

/** A failed expectation. `brief` is what stands beside the check: `429, want 200`. */
export class ExpectationError extends Error {
  readonly brief: string
  constructor(message: string, brief: string) {
    super(message)
    this.name = 'ExpectationError'
    this.brief = brief
  }
}

export interface Expectation {
  readonly not: Expectation
  toBe(wanted: unknown): void
  toEqual(wanted: unknown): void
  toContain(part: unknown): void
  toMatch(pattern: RegExp | string): void
  toBeGreaterThan(limit: number): void
  toBeGreaterThanOrEqual(limit: number): void
  toBeLessThan(limit: number): void
  toBeLessThanOrEqual(limit: number): void
  toBeDefined(): void
  toBeUndefined(): void
  toHaveLength(length: number): void
}

/** `expect(value)`; each matcher throws an `ExpectationError` when it does not hold. */
export function expect(got: unknown): Expectation {
  return build(got, false)
}

function build(got: unknown, negated: boolean): Expectation {
  const judge = (holds: boolean, want: string) => {
    if (holds !== negated) return
    const wish = negated ? `not ${want}` : want
    throw new ExpectationError(`Expected ${wish}, got ${show(got)}.`, `${show(got)}, want ${wish}`)
  }
  const compare = (limit: number, word: string, test: (value: number) => boolean) =>
    judge(typeof got === 'number' && test(got), `${word} ${limit}`)
  return {
    get not() {
      return build(got, !negated)
    },
    toBe: (wanted) => judge(Object.is(got, wanted), show(wanted)),
    toEqual: (wanted) => judge(equal(got, wanted), show(wanted)),
    toContain: (part) => judge(contains(got, part), `something with ${show(part)}`),
    toMatch: (pattern) =>
      judge(typeof got === 'string' && new RegExp(pattern).test(got), `something like ${String(pattern)}`),
    toBeGreaterThan: (limit) => compare(limit, 'more than', (value) => value > limit),
    toBeGreaterThanOrEqual: (limit) => compare(limit, 'at least', (value) => value >= limit),
    toBeLessThan: (limit) => compare(limit, 'less than', (value) => value < limit),
    toBeLessThanOrEqual: (limit) => compare(limit, 'at most', (value) => value <= limit),
    toBeDefined: () => judge(got !== undefined, 'a value'),
    toBeUndefined: () => judge(got === undefined, 'nothing'),
    toHaveLength: (length) => judge(lengthOf(got) === length, `length ${length}`),
  }
}

function lengthOf(value: unknown): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return undefined
}

function contains(whole: unknown, part: unknown): boolean {
  if (typeof whole === 'string') return typeof part === 'string' && whole.includes(part)
  return Array.isArray(whole) && whole.some((one) => equal(one, part))
}

/** Deep equality of JSON-like values: key order does not matter, missing and `undefined` are alike. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left: Record<string, unknown> = { ...a }
  const right: Record<string, unknown> = { ...b }
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...keys].every((key) => equal(left[key], right[key]))
}

/** A value in few characters. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'function') return 'a function'
  let text: string
  try {
    text = JSON.stringify(value) ?? String(value)
  } catch {
    text = String(value)
  }
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}
