import {
  bytes,
  type Cause,
  type Context,
  type HeaderList,
  type HttpRequest,
  type HttpResponse,
  type Json,
  NO_BODY,
  type Snapshot,
  type StepInput,
  type Trace,
} from '@/core'
import type { Consumer, Credential, Route, Service } from '../entities'
import type { Call, ResponseDraft, UpstreamDraft } from '../plugin'
import { escapePath } from '../router/normalize'
import type { RouteMatch } from '../router/types'
import { accepted, defaultMessage, errorBody, negotiate } from './errors'
import type { Try } from './log-entry'

const NO_CAPTURES: Readonly<Record<string, string | null>> = {}
const NO_HEADERS: HeaderList = []

/** One call on its way. The proxy fills in the route; plugins see it as a `Call`. */
export class KongCall implements Call {
  readonly request: HttpRequest
  readonly clientIp: string
  readonly id: string
  readonly startedAt: number
  readonly trace: Trace
  readonly signal: AbortSignal
  route: Route | null = null
  service: Service | null = null
  captures: Readonly<Record<string, string | null>> = NO_CAPTURES
  readonly upstream: UpstreamDraft
  response: ResponseDraft | undefined
  answerHeaders: HeaderList = NO_HEADERS
  consumer: Consumer | null = null
  credential: Credential | null = null
  readonly shared: Record<string, Json> = {}
  readonly own: Record<string, Json> = {}
  readonly logged: Record<string, Json> = {}
  source: Call['source'] = 'error'
  /** The plugin that answered, if one did. */
  answeredBy: string | undefined
  readonly tries: Try[] = []
  /** World time at which the last try began and at which the service answered, ms. */
  sentAt: number | undefined
  answeredAt: number | undefined
  upstreamStatus: number | undefined

  readonly #now: () => number
  readonly #serialize: (call: KongCall) => Json
  #name = 'Kong'
  #cause: Cause | undefined
  #before: Snapshot | undefined

  constructor(
    request: HttpRequest,
    context: Context,
    made: { id: string; clientIp: string; now: () => number; serialize: (call: KongCall) => Json },
  ) {
    this.request = request
    this.trace = context.trace
    this.signal = context.signal
    this.id = made.id
    this.clientIp = made.clientIp
    this.#now = made.now
    this.#serialize = made.serialize
    this.startedAt = made.now()
    const cut = request.target.indexOf('?')
    this.upstream = {
      method: request.method,
      scheme: 'http',
      host: '',
      path: '',
      query: cut < 0 ? undefined : request.target.slice(cut + 1),
      headers: request.headers,
      body: request.body,
    }
  }

  /** Takes over what the router found. */
  routed(match: RouteMatch): void {
    const { route, upstreamPath, upstreamHost, captures } = match
    const draft = this.upstream
    const cut = upstreamPath.indexOf('?')
    this.route = route
    this.service = route.service
    if (captures) this.captures = captures
    draft.path = escapePath(cut < 0 ? upstreamPath : upstreamPath.slice(0, cut))
    draft.host = upstreamHost ?? ''
    const protocol = route.service?.protocol
    draft.scheme = protocol === 'https' || protocol === 'grpcs' ? 'https' : 'http'
  }

  exit(status: number, body?: string | Json, headers: HeaderList = NO_HEADERS): void {
    const list = merge(this.answerHeaders, headers)
    if (body === undefined) {
      this.#answer(status, sized(list, 0), NO_BODY)
    } else if (typeof body === 'string') {
      const raw = bytes(body)
      this.#answer(status, sized(list, raw.length), raw)
    } else {
      const raw = bytes(JSON.stringify(body))
      const typed = has(list, 'content-type')
        ? list
        : [...list, ['Content-Type', 'application/json; charset=utf-8'] as const]
      this.#answer(status, sized(typed, raw.length), raw)
    }
  }

  error(status: number, message?: string, headers: HeaderList = NO_HEADERS): void {
    const given = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
    const type = given ?? negotiate(accepted(this.request.headers))
    const body = errorBody(type, message ?? defaultMessage(status), this.id)
    this.exit(status, body, given ? headers : [...headers, ['Content-Type', type]])
  }

  #answer(status: number, headers: HeaderList, body: Uint8Array): void {
    this.response = { status, headers, body }
    this.source = 'exit'
    this.answeredBy = this.#name
  }

  serialize(): Json {
    return this.#serialize(this)
  }

  /** Says who decides from here on. */
  enter(name: string, cause: Cause | undefined): void {
    this.#name = name
    this.#cause = cause
    if (this.trace.on) this.#before = this.snapshot()
  }

  step(
    step: () => Pick<StepInput, 'verdict' | 'why' | 'effect' | 'remedy' | 'data'> & { cause?: Cause },
  ): void {
    if (!this.trace.on) return
    const before = this.#before
    const after = this.snapshot()
    this.#before = after
    this.trace.add({
      at: this.#now(),
      took: 0,
      who: 'gateway',
      name: this.#name,
      cause: this.#cause,
      before,
      after,
      ...step(),
    })
  }

  /** The message as it stands: the answer when there is one, else what would go to the service. */
  snapshot(): Snapshot {
    return this.response ? { response: toResponse(this.response) } : { request: this.drafted() }
  }

  drafted(): HttpRequest {
    const { method, scheme, host, path, query, headers, body } = this.upstream
    if (path === '') return this.request
    return {
      ...this.request,
      method,
      scheme,
      authority: host === '' ? this.request.authority : host,
      target: query === undefined ? path : `${path}?${query}`,
      headers,
      body,
    }
  }
}

export function toResponse(draft: ResponseDraft): HttpResponse {
  const { status, reason, headers, body } = draft
  return reason === undefined ? { status, headers, body } : { status, reason, headers, body }
}

function has(headers: HeaderList, lower: string): boolean {
  return headers.some(([name]) => name.toLowerCase() === lower)
}

function sized(headers: HeaderList, length: number): HeaderList {
  return has(headers, 'content-length') ? headers : [...headers, ['Content-Length', String(length)]]
}

/** Later lines take the place of earlier ones of the same name, as setting a header does. */
function merge(early: HeaderList, late: HeaderList): HeaderList {
  if (early.length === 0) return late
  if (late.length === 0) return early
  const names = new Set(late.map(([name]) => name.toLowerCase()))
  return [...early.filter(([name]) => !names.has(name.toLowerCase())), ...late]
}
