import { isBearable, isNumber, isString, MAX_RATE, rateLimit } from '../isolate/guard'
import type { FromWorker, Method, ToWorker, Wall } from '../isolate/messages'
import { ANSWERS, isEvent } from '../isolate/shapes'
import type { WorldApi, WorldEvent } from '../protocol'

/** The worker was ended, or never came up. The message is meant for the reader. */
export class ShutError extends Error {
  override readonly name = 'ShutError'
}

export interface RemoteOptions {
  readonly port: MessagePort
  onReady(protocol: number, wall: Wall): void
  onEvent(event: WorldEvent): void
  /** The worker broke the rules of the port; it has to be shut. */
  onBreach(reason: string): void
}

export interface Remote {
  readonly world: WorldApi
  ping(): void
  /** Messages received so far: any of them is a sign of life. */
  heard(): number
  /** Rejects all that is still asked, with a `ShutError`. */
  close(reason: string): void
}

interface Pending {
  readonly method: Method
  resolve(value: unknown): void
  reject(error: Error): void
}

/** The page's end of a world's port. Whatever comes in is checked for rate, size and shape first. */
export function connectRemote(options: RemoteOptions): Remote {
  const { port } = options
  const pending = new Map<number, Pending>()
  const withinRate = rateLimit(MAX_RATE, () => performance.now())
  let next = 0
  let heard = 0
  let closed: string | undefined

  const post = (message: ToWorker) => port.postMessage(message)

  function ask(method: Method, args: readonly unknown[]): Promise<unknown> {
    if (closed !== undefined) return Promise.reject(new ShutError(closed))
    const id = next++
    return new Promise((resolve, reject) => {
      pending.set(id, { method, resolve, reject })
      post({ kind: 'ask', id, method, args })
    })
  }

  function answered(id: number, message: Extract<FromWorker, { kind: 'answer' | 'fault' }>): void {
    const asked = pending.get(id)
    if (!asked) return
    pending.delete(id)
    if (message.kind === 'fault')
      asked.reject(new Error(isString(message.message) ? message.message : 'The call failed.'))
    else if (ANSWERS[asked.method](message.value)) asked.resolve(message.value)
    else options.onBreach(`The sandbox answered “${asked.method}” with something that is no answer.`)
  }

  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    heard++
    if (closed !== undefined) return
    if (!withinRate()) return options.onBreach(`The sandbox sent more than ${MAX_RATE} messages in a second.`)
    if (!isBearable(data) || typeof data !== 'object' || data === null) {
      return options.onBreach('The sandbox sent a message that is too large to take.')
    }
    const message = data as Partial<FromWorker> & { id?: unknown }
    if (message.kind === 'ready' && isNumber(message.protocol) && message.wall)
      options.onReady(message.protocol, message.wall)
    else if ((message.kind === 'answer' || message.kind === 'fault') && isNumber(message.id)) {
      answered(message.id, message as Extract<FromWorker, { kind: 'answer' | 'fault' }>)
    } else if (message.kind === 'event' && isEvent(message.event)) options.onEvent(message.event)
    else if (message.kind !== 'pong') options.onBreach('The sandbox sent a message of an unknown kind.')
  }

  const call =
    <M extends Method>(method: M) =>
    (...args: Parameters<WorldApi[M]>) =>
      ask(method, args) as ReturnType<WorldApi[M]>

  return {
    world: {
      open: call('open'),
      update: call('update'),
      send: call('send'),
      fetch: call('fetch'),
      explain: call('explain'),
      skip: call('skip'),
      state: call('state'),
      schema: call('schema'),
      listChecks: call('listChecks'),
      runCheck: call('runCheck'),
    },
    ping: () => post({ kind: 'ping', id: next++ }),
    heard: () => heard,
    close(reason) {
      closed = reason
      port.close()
      for (const asked of pending.values()) asked.reject(new ShutError(reason))
      pending.clear()
    },
  }
}
