import { afterEach, expect, it, vi } from 'vitest'
import type { FromWorker } from '../isolate/messages'
import { connectRemote, type Remote, ShutError } from './remote'

let ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports) port.close()
  ports = []
})

/** A remote whose worker answers each question as `reply` says. */
function pair(reply: (id: number, method: string) => FromWorker | undefined) {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  port2.onmessage = ({ data }) => {
    const answer = reply(data.id, data.method)
    if (answer) port2.postMessage(answer)
  }
  const seen = { onReady: vi.fn(), onEvent: vi.fn(), onBreach: vi.fn() }
  const remote: Remote = connectRemote({ port: port1, ...seen })
  return { remote, worker: port2, ...seen }
}

const state = { live: 'live', problems: [], coverage: [], topology: null, services: [], now: 5 }

it('gives the answer to the one who asked', async () => {
  const { remote } = pair((id) => ({ kind: 'answer', id, value: state }))
  expect(await remote.world.state()).toEqual(state)
})

it('passes a fault on as an error with its words', async () => {
  const { remote } = pair((id) => ({ kind: 'fault', id, message: 'No gateway runs yet.' }))
  await expect(remote.world.state()).rejects.toThrow('No gateway runs yet.')
})

it('reports an answer of the wrong shape as a breach', async () => {
  const { remote, onBreach } = pair((id) => ({ kind: 'answer', id, value: { live: '<img>' } }))
  void remote.world.state().catch(() => {})
  await vi.waitFor(() => expect(onBreach).toHaveBeenCalledWith(expect.stringContaining('state')))
})

it('reports messages of no known kind, and drops events that are malformed as such', async () => {
  const { worker, onBreach, onEvent } = pair(() => undefined)
  worker.postMessage({ kind: 'event', event: { type: 'log', entry: 7 } })
  await vi.waitFor(() => expect(onBreach).toHaveBeenCalledTimes(1))
  worker.postMessage({
    kind: 'event',
    event: { type: 'log', entry: { at: 1, level: 'info', source: 's', message: 'm' } },
  })
  await vi.waitFor(() => expect(onEvent).toHaveBeenCalledTimes(1))
})

it('reports a flood', async () => {
  const { worker, onBreach } = pair(() => undefined)
  for (let i = 0; i < 2500; i++) worker.postMessage({ kind: 'pong', id: i })
  await vi.waitFor(() => expect(onBreach).toHaveBeenCalledWith(expect.stringContaining('in a second')))
})

it('rejects what is still asked when it is closed, and all that is asked later', async () => {
  const { remote } = pair(() => undefined)
  const asked = remote.world.state()
  remote.close('It was shut.')
  await expect(asked).rejects.toThrow(ShutError)
  await expect(remote.world.state()).rejects.toThrow('It was shut.')
})
