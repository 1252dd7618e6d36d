/**
 * The machinery behind the gate: named services on addresses of their own, each with replicas that
 * run MSW handlers on the world's clock. It knows no gateway and no particular service.
 */
import type { Cause, Clock, Context, HttpRequest, LogEntry, Outcome, Problem, Random } from '@/core'

export interface MeshEnv {
  readonly clock: Clock
  readonly random: Random
  log(entry: LogEntry): void
}

/** Address and patience of one attempt; times in milliseconds. */
export interface Address {
  readonly ip: string
  readonly port: number
  readonly connect: number
  readonly send: number
  readonly read: number
}

export interface Mesh {
  /** The addresses of a service's replicas, in an order that turns with each call, as Docker's DNS does; empty for an unknown name. */
  resolve(name: string): Promise<readonly string[]>
  /** One message to one replica. Never rejects for a fault of the service: that is an `Outcome`; only with the reason of an aborted signal. */
  dispatch(request: HttpRequest, to: Address, context: Context): Promise<Outcome>
  /** What runs, for the drawing. */
  services(): readonly MeshService[]
  /** Ends timers that services have set. */
  close(): void
}

export interface MeshService {
  readonly name: string
  readonly port: number
  readonly replicas: readonly { readonly number: number; readonly ip: string; readonly requests: number }[]
  /** In words, for the drawing: `20 to 60 ms`, or empty. */
  readonly latency: string
  /** In words: `fails 1 in 5 with 503`, or empty. */
  readonly faults: string
  readonly file: string
  readonly cause: Cause
}

export interface OpenedMesh {
  /** Absent when `compose.yaml` cannot be used at all. A service whose module is broken answers as a crashed container does: connection refused. */
  readonly mesh?: Mesh
  readonly problems: readonly Problem[]
}
