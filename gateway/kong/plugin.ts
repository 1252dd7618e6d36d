/**
 * What a plugin is. One file each in `plugins/`, with its test beside it; adding one means adding the
 * file and one line in `plugins/index.ts`.
 */
import type { Cause, HeaderList, HttpRequest, HttpResponse, Json, StepInput, Trace } from '@/core'
import type { CoverageItem, Env } from '../dialect'
import type { Consumer, Credential, KongConf, KongDocument, PluginEntity, Route, Service } from './entities'
import type { EntityCheck, RecordField } from './field'

export interface Plugin {
  readonly name: string
  /** Kong's own PRIORITY: higher runs earlier in every phase. */
  readonly priority: number
  /** One sentence: what it does. Shown on hover and in completion. */
  readonly summary: string
  readonly docs: string
  /** The table of `config`. */
  readonly config: RecordField
  /** Checks over the whole plugin entity; fields are named from there, for example `config.minute`. */
  readonly entity_checks?: readonly EntityCheck[]
  /** Scopes the product refuses for this plugin, for example `consumer` for authentication. */
  readonly forbids?: readonly ('consumer' | 'route' | 'service')[]
  readonly protocols?: readonly string[]
  /** How far it is simulated; `run` when absent. */
  readonly coverage?: { readonly level: 'approximated' | 'not simulated'; readonly why: string }
  /** What of this very configuration is not, or only nearly, simulated. */
  gaps?(instance: PluginEntity, conf: KongConf): readonly CoverageItem[]
  /** Resolves all variants of the configuration before the first request; returns the phases it takes part in. */
  create(instance: PluginEntity, tools: PluginTools): Phases
}

/** What stands for the life of one gateway. */
export interface PluginTools {
  readonly document: KongDocument
  readonly conf: KongConf
  readonly env: Env
  /** Credentials and consumers by their unique keys, built once. */
  consumer(idOrUsername: string): Consumer | undefined
}

type Phase = (call: Call) => void | Promise<void>

/** The phases of a request, in the order in which Kong runs them. */
export interface Phases {
  readonly rewrite?: Phase
  readonly access?: Phase
  readonly header_filter?: Phase
  readonly body_filter?: Phase
  readonly log?: Phase
}

/** What goes to the service; plugins change it during `access`. */
export interface UpstreamDraft {
  method: string
  scheme: 'http' | 'https'
  host: string
  path: string
  /** Without the `?`; `undefined` when there is none. */
  query: string | undefined
  headers: HeaderList
  body: Uint8Array
}

export interface ResponseDraft {
  status: number
  reason?: string
  headers: HeaderList
  body: Uint8Array
}

/** One request on its way through the gateway. */
export interface Call {
  /** As received. Never changed. */
  readonly request: HttpRequest
  readonly clientIp: string
  /** 32 hex digits, what `X-Kong-Request-Id` says. */
  readonly id: string
  readonly route: Route | null
  readonly service: Service | null
  /** Captures of a regular-expression path, by number and name. */
  readonly captures: Readonly<Record<string, string | null>>
  readonly upstream: UpstreamDraft
  /** What goes to the client; `undefined` until there is an answer. */
  response: ResponseDraft | undefined
  /** Headers set before there is an answer. They go on it, whoever makes it. */
  answerHeaders: HeaderList
  consumer: Consumer | null
  credential: Credential | null
  /** `kong.ctx.shared` and the like: what plugins tell each other within one call. */
  readonly shared: Record<string, Json>
  /** What a plugin keeps for its own later phases, by plugin name. */
  readonly own: Record<string, Json>
  /** Further fields of the log entry. */
  readonly logged: Record<string, Json>
  /** Who made the answer: the service, a plugin, or Kong itself because of a failure. */
  source: 'service' | 'exit' | 'error'
  readonly trace: Trace
  /** World time at which the request came in, ms. */
  readonly startedAt: number
  /** Answers now with exactly this body: nothing of `access` runs any more. */
  exit(status: number, body?: string | Json, headers?: HeaderList): void
  /** Answers now in Kong's error format, which depends on `Accept` and carries the request id. */
  error(status: number, message?: string, headers?: HeaderList): void
  /** The log entry in Kong's own shape; complete in the log phase. */
  serialize(): Json
  /** Writes down a decision of the plugin at work. Costs nothing when the trace is off. */
  step(
    step: () => Pick<StepInput, 'verdict' | 'why' | 'effect' | 'remedy' | 'data'> & { cause?: Cause },
  ): void
}

/** Whether a response is a plain one from the service or was made by the gateway. */
export type AnswerSource = Call['source']
export type { HttpResponse }
