import type { Clock } from '@/core'

const READERS = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const

/**
 * Reading a body is real asynchronous work: virtual time stands until it is done, so that no timer
 * of the world is jumped to meanwhile. Not so for a body that is a stream of the reader's own, which
 * may wait for the world's time itself. A stream taken by hand (`request.body`) is not held.
 */
export function holdBody<T extends Request | Response>(message: T, clock: Clock, streamed = false): T {
  const held: PropertyDescriptorMap = {}
  if (!streamed)
    for (const name of READERS) {
      const read: unknown = Reflect.get(message, name)
      if (typeof read !== 'function') continue
      held[name] = {
        configurable: true,
        value: () => clock.hold(Promise.resolve(Reflect.apply(read, message, []))),
      }
    }
  const { clone } = message
  const copied = ['headers', 'method'].flatMap((name) => {
    const own = Object.getOwnPropertyDescriptor(message, name)
    return own ? [[name, own] as const] : []
  })
  held.clone = {
    configurable: true,
    value: () => {
      const copy = Reflect.apply(clone, message, [])
      for (const [name, own] of copied)
        Object.defineProperty(
          copy,
          name,
          own.value instanceof Headers ? { ...own, value: new Headers(own.value) } : own,
        )
      return holdBody(copy, clock, streamed)
    },
  }
  return Object.defineProperties(message, held)
}
