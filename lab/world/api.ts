import { createLiveClock, type LiveClock } from '@/core'
import { dialects } from '@/gateway'
import { listChecks, runCheck } from '../checks'
import type { WorldApi, WorldEvent } from '../protocol'
import { toHttpRequest } from '../requests'
import { connectionFor, openWorld, type World } from './world'

/**
 * A world behind the calls of `WorldApi`, on a clock that runs with real time. The isolate serves it
 * over a port; in Node it is called directly.
 * @param emit receives log entries and calls that came from elsewhere, as they happen
 */
export function createWorldApi(emit: (event: WorldEvent) => void): WorldApi & { close(): void } {
  let opening: Promise<World> | undefined
  let clock: LiveClock | undefined

  function close(): void {
    void opening?.then((world) => world.close())
    clock?.stop()
    opening = clock = undefined
  }

  /** The world, once it is open: a call that comes while it opens waits for it. */
  function running(): Promise<World> {
    return opening ?? Promise.reject(new Error('The world is not open yet.'))
  }

  return {
    close,
    async open({ files, seed, start }) {
      close()
      clock = createLiveClock(start)
      opening = openWorld({ files, seed, clock, log: (entry) => emit({ type: 'log', entry }) })
      return (await opening).state()
    },
    update: async (files) => (await running()).update(files),
    send: async (input) => (await running()).send(input),
    async fetch(input) {
      const request = toHttpRequest(input, connectionFor(input))
      const { record, response } = await (await running()).handle(request, 'fetch')
      emit({ type: 'call', record })
      return { record, body: response.body }
    },
    explain: async (input) => (await running()).explain(input),
    async skip(ms) {
      await clock?.skip(ms)
      return (await running()).state()
    },
    state: async () => (await running()).state(),
    schema: async () => {
      const [first] = dialects
      if (!first) throw new Error('No dialect is built in.')
      return first.schema
    },
    listChecks: async (file, source) => listChecks(file, source),
    runCheck,
  }
}
