/**
 * The words of a `checks.ts`. They are there without an import. Each check runs against a world of its
 * own, made from the reader's files, at noon on a Monday; its clock moves only when it is told to.
 *
 * A check looks at what the system does: it sends calls and reads answers. It cannot see the files.
 *
 * @example
 * test('The sixth call in a minute is refused', async () => {
 *   for (let call = 1; call <= 5; call++) await request('GET /orders')
 *   const sixth = await request('GET /orders')
 *   expect(sixth.status).toBe(429)
 *   await clock.advance(60_000)
 *   const later = await request('GET /orders')
 *   expect(later.status).toBe(200)
 * })
 */
export {}

declare global {
  /** Adds a check. The name is a sentence about behaviour, and differs from all others in the file. */
  function test(name: string, body: () => void | Promise<void>): void

  /** Compares a value; a comparison that does not hold ends the check. */
  function expect(got: unknown): Expectation

  /**
   * Sends a call through the gateway: `request('GET /orders/1042')` to `https://api.shop.test`, or
   * `request('GET', 'https://…')` to any address, exactly as written.
   */
  function request(call: string, options?: RequestOptions): Promise<Answer>
  function request(method: string, url: string, options?: RequestOptions): Promise<Answer>

  /** The world's clock. */
  const clock: {
    /** World time, ms since 1970. */
    now(): number
    /** Moves the clock forward by `ms`. Takes no time of yours. */
    advance(ms: number): Promise<void>
  }

  interface RequestOptions {
    readonly headers?: Readonly<Record<string, string>>
    /** Text is sent as it is, anything else as JSON. */
    readonly body?: unknown
  }

  interface Answer {
    readonly status: number
    /** The value of a header, whatever its case; several lines are joined by a comma. */
    readonly headers: { get(name: string): string | undefined }
    readonly text: string
    /** The body read as a JSON object; a body that is none ends the check. */
    json(): Readonly<Record<string, unknown>>
    /** Every decision on the way, as the X-ray shows them. */
    readonly steps: readonly Step[]
    /** Who wrote the answer: the gateway itself, or the service behind it. */
    readonly madeBy: 'gateway' | 'service'
    /** The name of the route that took the call; `undefined` when none did. */
    readonly route: string | undefined
  }

  interface Step {
    /** `gateway`, or the name of a service. */
    readonly who: string
    readonly name: string
    readonly verdict: 'pass' | 'change' | 'stop' | 'skip'
    readonly why: string
    /** World time the step waited, ms. */
    readonly took: number
  }

  interface Expectation {
    readonly not: Expectation
    /** The very same value; for objects and lists take `toEqual`. */
    toBe(wanted: unknown): void
    /** Equal in all parts; the order of keys does not count. */
    toEqual(wanted: unknown): void
    /** A text holds a part, or a list an element. */
    toContain(part: unknown): void
    toMatch(pattern: RegExp | string): void
    toBeGreaterThan(limit: number): void
    toBeGreaterThanOrEqual(limit: number): void
    toBeLessThan(limit: number): void
    toBeLessThanOrEqual(limit: number): void
    toBeDefined(): void
    toBeUndefined(): void
    /** Of a text or a list. */
    toHaveLength(length: number): void
  }
}
