import type { Clock, Json } from '@/core'
import type { Store } from '@/gateway'

interface Entry {
  value: Json
  /** World time at which it is gone, or `Infinity`. */
  until: number
}

/** A store in memory whose entries live on the world's clock. */
export function createStore(clock: Clock): Store {
  const entries = new Map<string, Entry>()
  const find = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (entry && entry.until <= clock.now()) {
      entries.delete(key)
      return undefined
    }
    return entry
  }
  const until = (ttl: number | undefined) =>
    ttl === undefined ? Number.POSITIVE_INFINITY : clock.now() + ttl
  return {
    get: (key) => find(key)?.value,
    set(key, value, ttl) {
      entries.set(key, { value, until: until(ttl) })
    },
    increment(key, by, ttl) {
      const entry = find(key)
      const value = (typeof entry?.value === 'number' ? entry.value : 0) + by
      entries.set(key, { value, until: entry?.until ?? until(ttl) })
      return value
    },
    delete(key) {
      entries.delete(key)
    },
    keys: () => [...entries.keys()].filter((key) => find(key) !== undefined),
  }
}
