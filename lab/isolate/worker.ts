/**
 * The isolate's worker: a world behind a port. Built by `scripts/isolate.mjs` into one classic
 * script, which a `data:` worker evaluates. Nothing here trusts what runs beside it in this worker;
 * the page trusts nothing that comes out of it.
 */
import type { WorldEvent } from '../protocol'
import { createWorldApi } from '../world'
import { limitLog } from './log-limit'
import { type FromWorker, PROTOCOL, type ToWorker } from './messages'
import { shortEntry } from './short-entry'
import { closeDoors } from './wall'

async function start(port: MessagePort): Promise<void> {
  const post = port.postMessage.bind(port)
  const say = (message: FromWorker) => post(message)
  const wall = await closeDoors(globalThis)
  const tell = (event: WorldEvent) => say({ kind: 'event', event })
  const log = limitLog((entry) => tell({ type: 'log', entry: shortEntry(entry) }))
  const api = createWorldApi((event) => (event.type === 'log' ? log(event.entry) : tell(event)))

  async function answer(message: Extract<ToWorker, { kind: 'ask' }>): Promise<void> {
    const { id, method, args } = message
    try {
      if (!wall.closed)
        throw new Error(
          'This browser does not shut the sandbox off from the network, so nothing of yours is run in it.',
        )
      const call = api[method] as (...args: readonly unknown[]) => Promise<unknown>
      say({ kind: 'answer', id, value: await call(...args) })
    } catch (error) {
      say({ kind: 'fault', id, message: error instanceof Error ? error.message : String(error) })
    }
  }

  port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === 'ping') say({ kind: 'pong', id: data.id })
    else void answer(data)
  }
  say({ kind: 'ready', protocol: PROTOCOL, wall })
}

/** The start line of the `data:` worker leaves its port here. */
const { gatehousePort } = globalThis as typeof globalThis & { gatehousePort?: MessagePort }
if (gatehousePort) {
  Reflect.deleteProperty(globalThis, 'gatehousePort')
  void start(gatehousePort)
}
