import type { Wall } from '../isolate/messages'
import type { WorldApi, WorldEvent } from '../protocol'
import { type Isolate, openIsolate } from './isolate'

/** The isolate of one lab, with a worker for its world and, when asked for, one for its checks. */
export interface EngineRoom {
  /** The world's worker; starts the isolate when there is none. */
  world(): Promise<{ world: WorldApi; wall: Wall }>
  /** A worker for checks beside it, so that a check that never ends is told from a service that does not. */
  checks(): Promise<WorldApi>
  close(reason: string): void
}

/**
 * @param base the site's base path
 * @param onEvent what the world says by itself
 * @param onShut called when the isolate had to be ended; the next `world()` starts a new one
 */
export function createEngineRoom(
  base: string,
  onEvent: (event: WorldEvent) => void,
  onShut: (reason: string) => void,
): EngineRoom {
  let isolate: Promise<Isolate> | undefined
  let world: Promise<{ world: WorldApi; wall: Wall }> | undefined
  let checks: Promise<WorldApi> | undefined

  function forget(): void {
    isolate = world = checks = undefined
  }

  function open(): Promise<Isolate> {
    isolate ??= openIsolate(base, (reason) => {
      forget()
      onShut(reason)
    })
    isolate.catch(forget)
    return isolate
  }

  return {
    world() {
      world ??= open().then((room) => room.spawn(onEvent))
      world.catch(forget)
      return world
    },
    checks() {
      checks ??= open()
        .then((room) => room.spawn(() => {}))
        .then((worker) => worker.world)
      checks.catch(forget)
      return checks
    },
    close(reason) {
      void isolate?.then((room) => room.close(reason))
      forget()
    },
  }
}
