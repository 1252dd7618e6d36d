/** Seeded random numbers: the same seed gives the same run, everywhere. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [from, to], both included. */
  int(from: number, to: number): number
  /** A standard normal deviate (Box and Muller). */
  normal(): number
  /** A version 4 UUID. */
  uuid(): string
  /** A generator of its own, derived from this seed and a name: draws here do not disturb draws there. */
  fork(name: string): Random
}

/** sfc32 by Chris Doty-Humphrey (PractRand, public domain), seeded through a 32-bit string hash. */
export function createRandom(seed: number | string): Random {
  const text = String(seed)
  let a = hash(text, 0x9e3779b9)
  let b = hash(text, 0x243f6a88)
  let c = hash(text, 0xb7e15162)
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    uuid() {
      const digit = (n: number) => n.toString(16)
      return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (mark) =>
        digit(mark === 'x' ? int(0, 15) : int(8, 11)),
      )
    },
    fork: (name) => createRandom(`${text}/${name}`),
  }
}

function hash(text: string, basis: number): number {
  let value = basis | 0
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
    value ^= value >>> 15
  }
  return value
}
