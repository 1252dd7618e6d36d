import { type Clock, createRandom, type Json, type Outcome } from '@/core'
import type { Env, Store } from '@/gateway'
import { createStore } from '@/lab/world/stores'
import { echo } from '../echo/echo'
import { grouped, parse, type Received, receive } from '../echo/receive'

/** All that a gateway under test may ask for: every name resolves, and the echo service answers. */
export interface World {
  readonly env: Env
  /** Starts a step; `outcome` is what the service does instead of echoing. */
  begin(outcome: Outcome | undefined): void
  /** What was received and logged since `begin`. */
  seen(): { readonly received: Received | undefined; readonly logged: Json | undefined }
}

/** @param seed of the random numbers that the gateway draws */
export function createWorld(clock: Clock, seed: string): World {
  const random = createRandom(seed)
  const stores: Readonly<Record<'node' | 'shared' | 'external', Store>> = {
    node: createStore(clock),
    shared: createStore(clock),
    external: createStore(clock),
  }
  let scripted: Outcome | undefined
  let received: Received | undefined
  let logged: Json | undefined

  const env: Env = {
    clock,
    random: () => random.next(),
    store: (kind) => stores[kind],
    resolve: async () => ['127.0.0.1'],
    async upstream(request, to) {
      const got = receive(request, to.port)
      if (to.purpose === 'callout') {
        const entry = parse(got.post_data.text)
        logged = {
          ...asRecord(Array.isArray(entry) ? entry[0] : entry),
          log_req_headers: grouped(request.headers),
        }
        return { response: await echo(request, to.port, clock) }
      }
      received = got
      return scripted ?? { response: await echo(request, to.port, clock) }
    },
    invoke() {
      throw new Error('The vectors of this dialect call no function')
    },
    log(entry) {
      if (entry.data !== undefined) logged = entry.data
    },
  }
  return {
    env,
    begin(outcome) {
      scripted = outcome
      received = undefined
      logged = undefined
    },
    seen: () => ({ received, logged }),
  }
}

function asRecord(value: Json | undefined): { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })
    : {}
}
