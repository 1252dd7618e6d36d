import {
  type Cause,
  type Context,
  type HttpRequest,
  type LogEntry,
  NO_TRACE,
  type Outcome,
  type Random,
  type Trace,
} from '@/core'
import { drawFailure, drawLatency } from './faults'
import { FOREVER, handlersCause, type Invocation, loadHandlers, type ReplicaParts } from './load-handlers'
import { toMessage, toRequest } from './messages'
import { isStreamed, type RequestHandler, respond, sayHandler } from './msw'
import { problem } from './problem-answer'
import { inspect } from './sandbox/console'
import { Current } from './sandbox/current'
import { placesIn } from './sandbox/place'
import type { Address } from './types'

/** What became of a call, and how to say it in the trace. */
interface Served {
  readonly outcome: Outcome
  readonly why: string
  readonly cause?: Cause
}

/** One running copy of a service: its module evaluated by itself, its own variables, its own luck. */
export class Replica {
  requests = 0
  readonly #parts: ReplicaParts
  readonly #handlers: RequestHandler[]
  readonly #base: string
  readonly #latency: Random
  readonly #faults: Random
  readonly #running = new Set<Invocation>()
  readonly #byRequest = new WeakMap<Request, Invocation>()
  readonly #current = new Current<Invocation>()

  /** @throws ModuleFault when the module cannot be loaded */
  constructor(parts: ReplicaParts) {
    this.#parts = parts
    const { service, number, random } = parts
    this.#base = `http://${service.name}:${service.ports[0]}`
    const own = random.fork(`${service.name}/${number}`)
    this.#latency = own.fork('latency')
    this.#faults = own.fork('faults')
    this.#handlers = loadHandlers(parts, own.fork('code'), {
      current: this.#current,
      invocation: (request) => this.#byRequest.get(request),
      trace: (headers) => this.#traceFor(headers),
      write: (level, message, cause) => this.#write(level, message, cause),
    })
  }

  get number(): number {
    return this.#parts.number
  }

  get ip(): string {
    return this.#parts.ip
  }

  /**
   * Takes one message. Answers with the handler's answer, a fault that `x-mock` wants, or a timeout
   * after `to.read` ms. Rejects only with the reason of an aborted signal.
   */
  async answer(request: HttpRequest, to: Address, context: Context): Promise<Outcome> {
    const { clock, service, number, ip } = this.#parts
    context.signal.throwIfAborted()
    this.requests++
    const at = clock.now()
    const invocation: Invocation = { trace: context.trace.child() }
    const latency = drawLatency(service.mock.latency, this.#latency)
    const patience = new AbortController()
    const late = clock.sleep(to.read, AbortSignal.any([patience.signal, context.signal])).then(
      (): Served => ({
        outcome: { failure: 'timeout', phase: 'read' },
        why: `no answer to ${this.#say(request, invocation)} within ${to.read} ms`,
        cause: invocation.handler?.cause,
      }),
    )
    this.#running.add(invocation)
    const work = this.#serve(request, invocation, latency).finally(() => this.#running.delete(invocation))
    let served: Served
    try {
      served = await Promise.race([work, late])
    } finally {
      patience.abort()
      late.catch(() => {})
    }
    const { outcome } = served
    if (invocation.trace.on)
      invocation.trace.add({
        at,
        took: clock.now() - at,
        who: service.name,
        name: service.name,
        verdict: 'response' in outcome && outcome.response.status < 400 ? 'pass' : 'stop',
        why: served.why,
        effect: 'response' in outcome ? String(outcome.response.status) : outcome.failure,
        cause: served.cause ?? invocation.handler?.cause,
        before: { request },
        after: 'response' in outcome ? { response: outcome.response } : undefined,
        data: { replica: number, ip, latency },
      })
    return outcome
  }

  async #serve(request: HttpRequest, invocation: Invocation, latency: number): Promise<Served> {
    const { clock, service, stop } = this.#parts
    try {
      // The caller's patience does not end the work: a service goes on with what it has begun.
      if (latency > 0) await clock.sleep(latency, stop)
      const failure = drawFailure(service.mock.failures, this.#faults)
      if (failure) return await this.#fail(failure, request)
      return await this.#handle(request, invocation)
    } catch (error) {
      if (stop.aborted)
        return { outcome: { failure: 'reset', phase: 'read' }, why: 'the service was stopped' }
      return this.#threw(error, request, invocation)
    }
  }

  async #fail(failure: NonNullable<ReturnType<typeof drawFailure>>, request: HttpRequest): Promise<Served> {
    const what = `${request.method} ${request.target}`
    const { cause, kind, status } = failure
    if (kind === 'hang') await this.#parts.clock.sleep(FOREVER, this.#parts.stop)
    if (kind !== 'status')
      return { outcome: { failure: 'reset', phase: 'read' }, why: `x-mock: ${what} breaks off`, cause }
    const detail = 'This call was one of those that x-mock in compose.yaml makes fail.'
    return {
      outcome: { response: problem(status, detail) },
      why: `x-mock: ${what} answered ${status}`,
      cause,
    }
  }

  async #handle(request: HttpRequest, invocation: Invocation): Promise<Served> {
    const { clock } = this.#parts
    const web = toRequest(request, this.#base, clock)
    this.#byRequest.set(web, invocation)
    const response: unknown = await respond(this.#handlers, web, this.#base)
    if (response === undefined) return this.#nobody(request)
    if (!(response instanceof Response))
      throw new TypeError(
        `The handler returned ${inspect(response)}, which is no Response. Return HttpResponse.json(…).`,
      )
    const said = this.#say(request, invocation)
    if (response.type === 'error')
      return { outcome: { failure: 'reset', phase: 'read' }, why: `${said} broke the connection off` }
    const message = await toMessage(response, request.method, isStreamed(response), clock)
    return { outcome: { response: message }, why: `${said} answered ${message.status}` }
  }

  #nobody(request: HttpRequest): Served {
    const { service, files, file } = this.#parts
    const has = this.#handlers.map(sayHandler)
    const detail =
      `${service.name} has no handler for ${request.method} ${request.target}. ` +
      (has.length > 0 ? `It has: ${has.join(', ')}.` : 'It has none at all.')
    return {
      outcome: { response: problem(404, detail) },
      why: `no handler takes ${request.method} ${request.target}: answered 404`,
      cause: handlersCause(file, files[file] ?? ''),
    }
  }

  #threw(error: unknown, request: HttpRequest, invocation: Invocation): Served {
    const { files } = this.#parts
    const said = this.#say(request, invocation)
    const thrown = inspect(error)
    const cause = error instanceof Error ? placesIn(error.stack, files)[0] : undefined
    this.#write('error', `${said} threw ${thrown}`, cause ?? invocation.handler?.cause)
    const detail = `${this.#parts.service.name} failed while it answered. Its log says why.`
    return {
      outcome: { response: problem(500, detail) },
      why: `${said} threw ${thrown}: answered 500`,
      cause,
    }
  }

  #say(request: HttpRequest, { handler }: Invocation): string {
    return handler?.label ?? `${request.method} ${request.target}`
  }

  /**
   * The call that a `fetch` belongs to: the one whose turn it is; where that is not known (in a
   * callback), the one whose `traceparent` is passed on, or the only one there is. When none of these
   * says it, the fetch is in no trace rather than in a wrong one.
   */
  #traceFor(headers: Headers): Trace {
    if (this.#current.now) return this.#current.now.trace
    const running = [...this.#running]
    const id = headers.get('traceparent')?.split('-')[1]
    const passed = id && running.find(({ trace }) => trace.id === id)
    if (passed) return passed.trace
    return running.length === 1 && running[0] ? running[0].trace : NO_TRACE
  }

  #write(level: LogEntry['level'], message: string, cause?: Cause): void {
    const { clock, log, service, number } = this.#parts
    log({
      at: clock.now(),
      level,
      source: service.name,
      replica: number,
      message,
      ...(cause ? { cause } : {}),
    })
  }
}
