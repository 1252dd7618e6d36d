import type { Wall } from './messages'

/** Everything in a worker that leads outside or keeps something. */
const DOORS = [
  'Worker',
  'SharedWorker',
  'importScripts',
  'BroadcastChannel',
  'indexedDB',
  'caches',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'XMLHttpRequest',
  'Notification',
] as const

/**
 * Tries the walls, then takes away what a service could only fail with. The walls are the origin and
 * the policy of the page that made us; removing names only gives better messages.
 */
export async function closeDoors(scope: typeof globalThis): Promise<Wall> {
  const closed = await scope.fetch('data:,x').then(
    () => false,
    () => true,
  )
  for (const name of DOORS) Reflect.deleteProperty(scope, name)
  // Some of these are the prototype's, not the scope's own.
  for (const name of DOORS) if (name in scope) Reflect.defineProperty(scope, name, { value: undefined })
  Reflect.defineProperty(scope, 'fetch', {
    value: () =>
      Promise.reject(
        new TypeError(
          'There is no network here. A service reaches other services by name through its own fetch.',
        ),
      ),
  })
  return { closed, origin: scope.origin, subtle: scope.crypto?.subtle !== undefined }
}
