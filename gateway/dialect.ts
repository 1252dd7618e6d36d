/**
 * What every vendor's format has to offer. A dialect reads the reader's files and answers with a
 * gateway that takes an HTTP message in and gives an HTTP message out.
 */
import type { Cause, Context, Files, Handler, HttpRequest, Json, LogEntry, Outcome, Problem } from '@/core'

export interface Dialect {
  readonly id: 'kong' | 'aws' | 'azure'
  readonly title: string
  /** The file that makes a workspace one of this dialect, for example `kong.yml`. */
  readonly entry: string
  readonly schema: VendorSchema
  /**
   * Compiles a configuration before the first request. `gateway` is absent when the vendor's product
   * would refuse the files; `problems` says why, on the place.
   */
  compile(files: Files, env: Env): Promise<Compiled>
}

export interface Compiled {
  readonly gateway?: Gateway
  readonly problems: readonly Problem[]
  readonly coverage: Coverage
}

/** The editor's view of a format, derived from the dialect's own table. */
export interface VendorSchema {
  readonly file: string
  readonly jsonSchema: JsonSchema
}

/** The part of JSON Schema (2020-12) that the editor understands. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly markdownDescription?: string
  readonly default?: Json
  readonly enum?: readonly Json[]
  readonly const?: Json
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly if?: JsonSchema
  readonly then?: JsonSchema
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly deprecated?: boolean
}

/** How far each construct of a file is simulated. A dialect never pretends. */
export type CoverageLevel = 'run' | 'approximated' | 'not simulated'

export interface CoverageItem {
  readonly construct: string
  readonly level: CoverageLevel
  /** For anything but `run`: what is missing, in a sentence. */
  readonly why?: string
  readonly cause: Cause
}

export type Coverage = readonly CoverageItem[]

export interface Gateway {
  readonly handle: Handler
  /** For the drawing. */
  describe(): Topology
  health(): readonly TargetHealth[]
  /** Every route of the configuration: matched, or the first condition that failed. */
  explain(request: HttpRequest): readonly Match[]
  /** Scopes merged, order computed, the origin of each value. `target` is a route's id or name. */
  effective(target: string): EffectiveConfig | undefined
  /** Stops probes and timers; each edit makes a new gateway. */
  close(): void
}

export interface Topology {
  /** The product's name, for the gatehouse in the drawing. */
  readonly product: string
  readonly routes: readonly {
    readonly id: string
    readonly name: string
    readonly service: string | null
    readonly matches: string
    readonly cause: Cause
  }[]
  readonly services: readonly {
    readonly id: string
    readonly name: string
    readonly host: string
    readonly port: number
    readonly targets?: readonly string[]
    readonly cause: Cause
  }[]
  readonly plugins: readonly {
    readonly name: string
    readonly scope: string
    readonly enabled: boolean
    readonly cause: Cause
  }[]
}

export interface TargetHealth {
  readonly upstream: string
  readonly target: string
  readonly health: 'healthy' | 'unhealthy' | 'off' | 'dns error'
  readonly weight: number
}

/** The first condition of a route that a request did not meet. */
export interface Condition {
  readonly kind:
    | 'protocol'
    | 'host'
    | 'method'
    | 'path'
    | 'header'
    | 'sni'
    | 'expression'
    | 'disabled'
    | 'outranked'
  /** What the route asks for and what the request had, in a sentence. */
  readonly why: string
  readonly wanted?: Json
  readonly got?: Json
  readonly cause: Cause
}

export interface Match {
  readonly route: string
  readonly name: string
  /** True for the one route that takes the request. */
  readonly matched: boolean
  readonly failed?: Condition
  readonly by: {
    readonly host?: string
    readonly path?: string
    readonly method?: string
    readonly headers?: Json
  }
  readonly prefix?: string
  readonly captures?: Readonly<Record<string, string | null>>
  readonly upstream?: { readonly path: string; readonly host: string | null; readonly service: Json }
  readonly cause: Cause
}

export interface EffectiveConfig {
  readonly target: string
  readonly plugins: readonly {
    readonly name: string
    readonly priority: number
    readonly scope: string
    readonly config: Json
    /** Which values were written, and where; all others are defaults. */
    readonly origins: Readonly<Record<string, Cause>>
    readonly cause: Cause
  }[]
}

/** What a gateway may ask of the world around it. */
export interface Env {
  /** Sends a message to an address; timeouts in milliseconds. */
  upstream(request: HttpRequest, to: UpstreamTarget, context: Context): Promise<Outcome>
  /** The addresses behind a name; empty when there is none. */
  resolve(name: string): Promise<readonly string[]>
  /** Calls a function of the workspace. */
  invoke(fn: string, event: Json, context: Context): Promise<Invoked>
  /** Counters, caches, health. It outlives the gateway, as shared memory outlives a reload. */
  store(kind: 'node' | 'shared' | 'external'): Store
  readonly clock: import('@/core').Clock
  random(): number
  log(entry: LogEntry): void
}

export interface UpstreamTarget {
  readonly ip: string
  readonly port: number
  readonly connect: number
  readonly send: number
  readonly read: number
  readonly purpose: 'call' | 'probe' | 'callout'
}

export type Invoked =
  | { readonly returned: Json }
  | { readonly threw: { readonly errorMessage: string; readonly errorType: string } }
  | { readonly timeout: true }

/** A small keyed store on the world's clock. Values are JSON; a time to live is in milliseconds. */
export interface Store {
  get(key: string): Json | undefined
  set(key: string, value: Json, ttl?: number): void
  /** Adds to a counter (missing = 0) and returns the new value; `ttl` applies when it is created. */
  increment(key: string, by: number, ttl?: number): number
  delete(key: string): void
  keys(): string[]
}
