/**
 * Weighted round robin over a wheel: each entry has as many places as its weight, divided by the
 * greatest common divisor, and the places are shuffled. So shares are exact over one turn, and heavy
 * entries do not come in bursts.
 */
export interface Weighted<T> {
  readonly value: T
  readonly weight: number
}

export interface Wheel<T> {
  /** How many places one turn has; 0 when nothing can be chosen. */
  readonly size: number
  /** The next entry that is `usable`, or `undefined` when none is. */
  next(usable?: (value: T) => boolean): T | undefined
}

/** @param random numbers in [0, 1) */
export function createWheel<T>(entries: readonly Weighted<T>[], random: () => number): Wheel<T> {
  const divisor = entries.reduce((divisor, entry) => gcd(divisor, entry.weight), 0)
  const places = entries.flatMap((entry) =>
    Array<T>(divisor === 0 ? 0 : entry.weight / divisor).fill(entry.value),
  )
  for (let i = places.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const other = places[j] as T
    places[j] = places[i] as T
    places[i] = other
  }
  let pointer = 0
  return {
    size: places.length,
    next(usable = () => true) {
      for (let tries = 0; tries < places.length; tries++) {
        const value = places[pointer] as T
        pointer = (pointer + 1) % places.length
        if (usable(value)) return value
      }
      return undefined
    },
  }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
