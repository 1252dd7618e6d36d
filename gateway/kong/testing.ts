/** A gateway over a made-up world, for tests: every name has two addresses, and the service is a function. */
import {
  bytes,
  createRandom,
  createVirtualClock,
  type HeaderList,
  type HttpRequest,
  type HttpResponse,
  header,
  type Json,
  type LogEntry,
  type Outcome,
  record,
  type Step,
  text,
} from '@/core'
import type { Compiled, Env, Store, UpstreamTarget } from '../dialect'
import { kong } from './index'

export interface Sent {
  readonly request: HttpRequest
  readonly to: UpstreamTarget
}

export interface Ask {
  readonly method?: string
  readonly headers?: HeaderList
  readonly body?: string
  readonly scheme?: 'http' | 'https'
  readonly peer?: string
  readonly host?: string
}

export interface Answer {
  readonly status: number
  readonly response: HttpResponse
  readonly body: string
  readonly json: Json
  readonly steps: readonly Step[]
  /** What the service received last in this call. */
  readonly sent: HttpRequest | undefined
  header(name: string): string | undefined
  step(name: string): Step | undefined
}

export interface World {
  readonly compiled: Compiled
  readonly clock: ReturnType<typeof createVirtualClock>
  readonly store: Store
  readonly logs: LogEntry[]
  readonly sent: Sent[]
  ask(target: string, ask?: Ask): Promise<Answer>
}

export interface Options {
  readonly conf?: string
  readonly start?: number
  readonly store?: Store
  readonly names?: Readonly<Record<string, readonly string[]>>
  service?(sent: Sent): Outcome | Promise<Outcome>
}

export const START = Date.UTC(2026, 2, 14, 12, 0, 20)

export const ok = (body = 'hi', headers: HeaderList = [['Content-Type', 'text/plain']]): Outcome => ({
  response: { status: 200, headers, body: bytes(body) },
})

/** @param config a whole document, or what stands below `_format_version` */
export async function openKong(config: string, options: Options = {}): Promise<World> {
  const clock = createVirtualClock(options.start ?? START)
  const random = createRandom(1)
  const store = options.store ?? mapStore()
  const logs: LogEntry[] = []
  const sent: Sent[] = []
  const env: Env = {
    clock,
    random: random.next,
    store: () => store,
    log: (entry) => logs.push(entry),
    invoke: async () => ({ timeout: true }),
    resolve: async (name) => options.names?.[name] ?? (options.names ? [] : ['10.0.0.3', '10.0.0.2']),
    upstream: async (request, to) => {
      sent.push({ request, to })
      return options.service ? options.service({ request, to }) : ok()
    },
  }
  const text = config.includes('_format_version') ? config : `_format_version: "3.0"\n${config}`
  const files: Record<string, string> = { 'kong.yml': text }
  if (options.conf !== undefined) files['kong.conf'] = options.conf
  const compiled = await kong.compile(files, env)
  return { compiled, clock, store, logs, sent, ask: (target, ask = {}) => send(target, ask) }

  async function send(target: string, ask: Ask): Promise<Answer> {
    const { gateway, problems } = compiled
    if (!gateway) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('; '))
    const trace = record(random.next)
    const host = ask.host ?? 'api.shop.test'
    const body = bytes(ask.body ?? '')
    const scheme = ask.scheme ?? 'http'
    const request: HttpRequest = {
      method: ask.method ?? 'GET',
      scheme,
      authority: host,
      target,
      headers: [
        ['Host', host],
        ...(ask.headers ?? []),
        ...(body.length > 0 ? [['Content-Length', String(body.length)] as const] : []),
      ],
      body,
      version: '1.1',
      connection: {
        peer: { ip: ask.peer ?? '203.0.113.7', port: 50000 },
        local: { ip: '10.0.0.1', port: scheme === 'https' ? 8443 : 8000 },
      },
    }
    const before = sent.length
    const signal = new AbortController().signal
    const response = await clock.run(gateway.handle(request, { trace, signal }))
    return answerOf(response, trace.steps, sent.length > before ? sent.at(-1)?.request : undefined)
  }
}

function answerOf(response: HttpResponse, steps: readonly Step[], sent: HttpRequest | undefined): Answer {
  const body = text(response.body)
  return {
    status: response.status,
    response,
    body,
    get json() {
      return JSON.parse(body) as Json
    },
    steps,
    sent,
    header: (name) => header(response.headers, name),
    step: (name) => steps.find((step) => step.name === name),
  }
}

/** A store without expiry: tests that need one move the clock far enough. */
export function mapStore(): Store {
  const values = new Map<string, Json>()
  return {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    increment(key, by) {
      const old = values.get(key)
      const value = (typeof old === 'number' ? old : 0) + by
      values.set(key, value)
      return value
    },
    delete: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  }
}

/** One service `orders` with one route `/orders`, with these plugins (a YAML list, not indented). */
export function shop(plugins: string, more = ''): string {
  const list = plugins
    .trim()
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n')
  return `
services:
  - name: orders
    url: http://orders:8080
    routes:
      - name: orders
        paths: [/orders]
        strip_path: false
    plugins:
${list}
${more}`
}

/** One service `orders` under `/api`, with one route `/orders`. */
export const PLAIN = `
services:
  - name: orders
    url: http://orders:8080/api
    routes:
      - name: orders
        paths: [/orders]`

export const CONSUMERS = `
consumers:
  - username: ann
    custom_id: c-17
    keyauth_credentials: [{ key: ann-key }]
    basicauth_credentials: [{ username: ann, password: "pass:word" }]
  - username: guest
`
