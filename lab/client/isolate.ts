import { PROTOCOL, type Spawn, type Wall } from '../isolate/messages'
import type { WorldApi, WorldEvent } from '../protocol'
import { watch } from './heartbeat'
import { connectRemote, type Remote, ShutError } from './remote'

/** How long the host page and a worker may take to come up, ms. */
const START_LIMIT = 20_000

export interface Isolate {
  /** A worker of its own, with its own world. Rejects with a `ShutError` when it does not come up. */
  spawn(onEvent: (event: WorldEvent) => void): Promise<{ world: WorldApi; wall: Wall }>
  /** Ends everything in it at once; a loop burns no CPU after this. */
  close(reason: string): void
}

/**
 * Puts the isolate's host page into this one and waits until it is there.
 * @param base the site's base path, without a slash at its end
 * @param onShut called once when it ends by itself: silence, breach, crash
 */
export async function openIsolate(base: string, onShut: (reason: string) => void): Promise<Isolate> {
  const frame = document.createElement('iframe')
  const workers = new Map<number, { remote: Remote; stop(): void; fail(reason: string): void }>()
  let shut: string | undefined
  let next = 0
  const code = fetch(`${base}/isolate/worker.js`, { cache: 'no-cache' }).then((answer) => {
    if (!answer.ok) throw new ShutError(`The sandbox could not be loaded (${answer.status}).`)
    return answer.text()
  })
  code.catch(() => {})

  function close(reason: string): void {
    if (shut !== undefined) return
    shut = reason
    removeEventListener('message', listen)
    for (const worker of workers.values()) {
      worker.stop()
      worker.fail(reason)
      worker.remote.close(reason)
    }
    frame.remove()
  }

  function end(reason: string): void {
    if (shut !== undefined) return
    close(reason)
    onShut(reason)
  }

  let hostReady: () => void
  const host = new Promise<void>((resolve) => {
    hostReady = resolve
  })
  function listen(event: MessageEvent<unknown>): void {
    if (event.source !== frame.contentWindow || event.origin !== location.origin) return
    const { data } = event
    if (typeof data !== 'object' || data === null || !('type' in data)) return
    if (data.type === 'gatehouse:host') hostReady()
    if (data.type === 'gatehouse:crash')
      end(`The sandbox failed: ${'message' in data ? String(data.message) : 'no reason given'}`)
  }
  addEventListener('message', listen)

  frame.src = `${base}/isolate/index.html`
  frame.title = 'Sandbox'
  frame.tabIndex = -1
  frame.ariaHidden = 'true'
  frame.style.cssText = 'position:absolute;width:0;height:0;border:0;visibility:hidden'
  document.body.append(frame)
  await within(host, 'The sandbox page did not load.').catch((error) => {
    close(String(error))
    throw error
  })

  async function spawn(onEvent: (event: WorldEvent) => void) {
    const text = await code
    if (shut !== undefined) throw new ShutError(shut)
    const id = next++
    const { port1, port2 } = new MessageChannel()
    const ready = new Promise<{ wall: Wall; remote: Remote }>((resolve, reject) => {
      const remote = connectRemote({
        port: port1,
        onEvent,
        onBreach: end,
        onReady(protocol, wall) {
          if (protocol === PROTOCOL) resolve({ wall, remote })
          else reject(new ShutError('The page and its sandbox are of different versions. Reload the page.'))
        },
      })
      workers.set(id, { remote, stop() {}, fail: (reason) => reject(new ShutError(reason)) })
    })
    const message: Spawn = { type: 'gatehouse:spawn', id, code: text }
    frame.contentWindow?.postMessage(message, location.origin, [port2])
    const { wall, remote } = await within(ready, 'The sandbox did not start.')
    const stop = watch(remote, () => end('It gave no sign of life for 3 seconds, as an endless loop does.'))
    workers.set(id, { remote, stop, fail() {} })
    return { world: remote.world, wall }
  }

  return { spawn, close }
}

function within<T>(work: Promise<T>, message: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout>
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ShutError(message)), START_LIMIT)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}
