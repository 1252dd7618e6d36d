const PART = /(\d+(?:\.\d+)?)(us|µs|ms|s|m|h)/g
const WHOLE = /^(?:\d+(?:\.\d+)?(?:us|µs|ms|s|m|h))+$/
const MS: Readonly<Record<string, number>> = { us: 0.001, µs: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/**
 * A duration as Compose writes it (`20ms`, `1m30s`), in milliseconds; `undefined` for anything else.
 * A bare number is refused, as the Compose specification does: it has no unit.
 */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value !== 'string' || !WHOLE.test(value)) return undefined
  let total = 0
  for (const [, amount, unit] of value.matchAll(PART)) total += Number(amount) * (MS[unit ?? ''] ?? 0)
  return total
}

/** Milliseconds in words, for the drawing: `800 ms`, `1.5 s`. */
export function sayDuration(ms: number): string {
  return ms >= 1000 ? `${Number((ms / 1000).toFixed(2))} s` : `${Number(ms.toFixed(2))} ms`
}
