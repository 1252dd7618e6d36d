import {
  bytes,
  type Cause,
  type Clock,
  type Context,
  type HttpRequest,
  type HttpResponse,
  NO_TRACE,
  type Outcome,
  type Random,
  reasonPhrase,
  type Trace,
} from '@/core'
import type { ComposeService } from './compose/read'
import { drawFailure, drawLatency } from './faults'
import { toMessage, toRequest } from './messages'
import { isStreamed, mswFor, type RequestHandler, readHandlers, respond, sayHandler } from './msw'
import { ModuleFault } from './sandbox/compile'
import { createConsole, inspect } from './sandbox/console'
import { Current } from './sandbox/current'
import { Modules } from './sandbox/modules'
import { lineCause, placesIn } from './sandbox/place'
import { createScope } from './sandbox/scope'
import { createTimers } from './sandbox/timers'
import type { Address, Files, Mesh, MeshLog } from './types'
import { createFetch } from './world-fetch'

export interface ReplicaParts {
  readonly service: ComposeService
  readonly number: number
  readonly ip: string
  readonly file: string
  readonly files: Files
  readonly clock: Clock
  readonly random: Random
  readonly mesh: Pick<Mesh, 'resolve' | 'dispatch'>
  readonly stop: AbortSignal
  log(entry: MeshLog): void
}

/** One call that a handler is busy with. */
interface Invocation {
  readonly trace: Trace
  handler?: { readonly label: string; readonly cause?: Cause }
}

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
    this.#handlers = this.#load(own.fork('code'))
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

  #load(random: Random): RequestHandler[] {
    const { file, files } = this.#parts
    const modules = this.#modules(random)
    try {
      const exported: unknown = modules.load(file)
      const list: unknown =
        typeof exported === 'object' && exported !== null ? Reflect.get(exported, 'handlers') : undefined
      const handlers = readHandlers(list)
      if (handlers) return handlers
      throw new ModuleFault(
        list === undefined
          ? `${file} exports no \`handlers\`.`
          : `\`handlers\` of ${file} is no list of handlers.`,
        handlersCause(file, files[file] ?? ''),
        "Write `export const handlers = [http.get('/…', () => …)]`.",
      )
    } catch (error) {
      if (error instanceof ModuleFault) throw error
      const place = error instanceof Error ? placesIn(error.stack, files)[0] : undefined
      throw new ModuleFault(inspect(error), place ?? lineCause(file, files[file] ?? '', 1))
    }
  }

  #modules(random: Random): Modules {
    const { service, number, ip, clock, mesh, stop, files } = this.#parts
    const failed = (error: unknown) =>
      this.#write(
        'error',
        `Not caught: ${inspect(error)}`,
        error instanceof Error ? placesIn(error.stack, files)[0] : undefined,
      )
    const scope = createScope({
      clock,
      random,
      failed,
      timers: createTimers(clock, stop, failed),
      console: createConsole((level, message, stack) =>
        this.#write(level, message, placesIn(stack, files)[0]),
      ),
      environment: { ...service.environment, HOSTNAME: `${service.name}-${number}` },
      fetch: createFetch({
        service: service.name,
        ip,
        clock,
        mesh,
        stop,
        trace: (headers) => this.#traceFor(headers),
        warn: (message, stack) => this.#write('warn', message, placesIn(stack, files)[0]),
      }),
    })
    const msw = mswFor({
      delay: (given) => clock.sleep(delayTime(given, random), stop),
      enter: (mark, request, resolve) => {
        const invocation = this.#byRequest.get(request)
        if (invocation) invocation.handler = { label: mark.label, cause: placesIn(mark.stack, files)[0] }
        return this.#current.during(invocation, resolve)
      },
    })
    return new Modules(files, { ...scope, ...this.#current.hooks }, { msw })
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

  #write(level: MeshLog['level'], message: string, cause?: Cause): void {
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

/** The longest wait that `setTimeout` knows, in ms; MSW's `delay('infinite')` is as long. */
const FOREVER = 2 ** 31 - 1

/** MSW's `delay`: without a time it waits for 100 to 400 ms, as it does in a browser. */
function delayTime(given: number | 'real' | 'infinite' | undefined, random: Random): number {
  if (typeof given === 'number' && given >= 0 && given <= FOREVER) return given
  if (given === 'infinite') return FOREVER
  if (given === undefined || given === 'real') return random.int(100, 400)
  throw new TypeError(
    `delay(${inspect(given)}): give milliseconds from 0 to ${FOREVER}, 'real' or 'infinite'.`,
  )
}

function handlersCause(file: string, text: string): Cause {
  const match = /\bhandlers\b/.exec(text)
  if (!match) return lineCause(file, text, 1)
  return { file, start: match.index, end: match.index + match[0].length }
}

/** An answer of the machinery itself, RFC 9457. */
function problem(status: number, detail: string): HttpResponse {
  const body = bytes(JSON.stringify({ type: 'about:blank', title: reasonPhrase(status), status, detail }))
  return {
    status,
    reason: reasonPhrase(status),
    headers: [
      ['content-type', 'application/problem+json'],
      ['content-length', String(body.length)],
    ],
    body,
  }
}
