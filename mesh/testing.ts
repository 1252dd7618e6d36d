/** What the tests of this room share. */
import {
  bytes,
  createRandom,
  createVirtualClock,
  type Files,
  type HttpRequest,
  type HttpResponse,
  type LogEntry,
  type Outcome,
  type Recording,
  record,
  text,
  type VirtualClock,
} from '@/core'
import { openMesh } from './open-mesh'
import type { Mesh } from './types'

export const START = Date.UTC(2026, 0, 1)

export interface TestWorld {
  readonly mesh: Mesh
  readonly clock: VirtualClock
  readonly log: LogEntry[]
  readonly problems: readonly import('@/core').Problem[]
  /** Sends one message to a service by name, at its next replica. */
  call(method: string, url: string, body?: string, options?: CallOptions): Promise<Called>
}

interface CallOptions {
  readonly headers?: HttpRequest['headers']
  readonly read?: number
  readonly signal?: AbortSignal
}

export interface Called {
  readonly outcome: Outcome
  readonly response: HttpResponse
  readonly body: string
  readonly trace: Recording
  readonly took: number
}

/** A world on virtual time. `call('GET', 'orders/orders/1')`: service, then target. */
export async function openWorld(files: Files, seed = 'test'): Promise<TestWorld> {
  const clock = createVirtualClock(START)
  const random = createRandom(seed)
  const log: LogEntry[] = []
  const { mesh, problems } = await openMesh(files, { clock, random, log: (entry) => log.push(entry) })
  if (!mesh) throw new Error(problems.map(({ message }) => message).join('\n'))
  return {
    mesh,
    clock,
    log,
    problems,
    async call(method, url, body = '', { headers = [], read = 60_000, signal } = {}) {
      const [, name = '', target = ''] = /^([^/]+)(.*)$/.exec(url) ?? []
      const [ip = '0.0.0.0'] = await mesh.resolve(name)
      const trace = record(random.fork('trace').next)
      const request: HttpRequest = {
        method,
        scheme: 'http',
        authority: name,
        target,
        headers,
        body: bytes(body),
        version: '1.1',
        connection: { peer: { ip: '172.20.0.1', port: 1 }, local: { ip, port: 8080 } },
      }
      const at = clock.now()
      const context = { trace, signal: signal ?? new AbortController().signal }
      const outcome = await clock.run(
        mesh.dispatch(request, { ip, port: 8080, connect: 1000, send: 1000, read }, context),
      )
      const response = 'response' in outcome ? outcome.response : { status: 0, headers: [], body: bytes('') }
      return { outcome, response, body: text(response.body), trace, took: clock.now() - at }
    },
  }
}

/** A Compose file for services by name, each with what it says of itself in YAML's flow style. */
export function compose(services: Readonly<Record<string, string>>): string {
  return `services:\n${Object.entries(services)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')}`
}
