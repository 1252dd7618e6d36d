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
  let world: World | undefined
  let clock: LiveClock | undefined

  function close(): void {
    world?.close()
    clock?.stop()
    world = clock = undefined
  }

  function running(): World {
    if (!world) throw new Error('The world is not open yet.')
    return world
  }

  return {
    close,
    async open({ files, seed, start }) {
      close()
      clock = createLiveClock(start)
      world = await openWorld({ files, seed, clock, log: (entry) => emit({ type: 'log', entry }) })
      return world.state()
    },
    update: (files) => running().update(files),
    send: (input) => running().send(input),
    async fetch(input) {
      const request = toHttpRequest(input, connectionFor(input))
      const { record, response } = await running().handle(request, 'fetch')
      emit({ type: 'call', record })
      return { record, body: response.body }
    },
    explain: async (input) => running().explain(input),
    async skip(ms) {
      clock?.skip(ms)
      return running().state()
    },
    state: async () => running().state(),
    schema: async () => {
      const [first] = dialects
      if (!first) throw new Error('No dialect is built in.')
      return first.schema
    },
    listChecks: async (file, source) => listChecks(file, source),
    runCheck,
  }
}
