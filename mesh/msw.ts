/** The one door to MSW: moving to another major version changes this file alone. */
import { getResponse, graphql, HttpResponse, http, matchRequestUrl, RequestHandler } from 'msw'

/** Where a handler was written, and what it answers, as far as it says so itself. */
export interface HandlerMark {
  /** `GET /orders/:id` */
  readonly label: string
  readonly stack: string | undefined
}

export interface MswHooks {
  delay(durationOrMode?: number | 'real' | 'infinite'): Promise<void>
  /** Called in place of a resolver; has to call it. */
  enter<T>(mark: HandlerMark, request: Request, resolve: () => T): T
}

type Creator = (...args: unknown[]) => unknown

/** Answers whose body is a stream of the reader's own. */
const streams = new WeakSet<Response>()

export function isStreamed(response: Response): boolean {
  return streams.has(response)
}

/** A `Response` class that remembers for which answers it was given a stream. */
export function markStreams<T extends typeof Response | typeof HttpResponse>(of: T): T {
  return new Proxy(of, {
    construct(target, args: unknown[], newTarget) {
      const response: unknown = Reflect.construct(target, args, newTarget)
      if (response instanceof Response && args[0] instanceof ReadableStream) streams.add(response)
      return response as object
    },
  })
}

/**
 * What `import … from 'msw'` gives a service: MSW itself, with `delay` on the world's clock and each
 * handler marked with its place. What makes no sense in a service says so when it is used.
 */
export function mswFor(hooks: MswHooks): object {
  const offered: Record<string, unknown> = {
    __esModule: true,
    http: Object.fromEntries(
      Object.entries(http).map(([method, create]) => [
        method,
        marking(
          create,
          1,
          hooks,
          ([path]) => `${method === 'all' ? 'ANY' : method.toUpperCase()} ${sayPath(path)}`,
        ),
      ]),
    ),
    graphql: graphqlFor(graphql, hooks),
    HttpResponse: markStreams(HttpResponse),
    delay: hooks.delay,
    matchRequestUrl,
  }
  return new Proxy(offered, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name)
      if (name === 'default') return offered
      throw new TypeError(`\`${name}\` of msw is not offered to services. ${WHY_NOT[name] ?? OFFERED}`)
    },
  })
}

const OFFERED = 'There are http, graphql, HttpResponse, delay and matchRequestUrl.'
const WHY_NOT: Readonly<Record<string, string>> = {
  passthrough: 'A service is the end of the way: nothing stands behind it to pass a request on to.',
  bypass: 'Call other services with `fetch`.',
}

function marking(create: unknown, at: number, hooks: MswHooks, say: (args: unknown[]) => string): Creator {
  return (...args) => {
    const resolver = args[at]
    const mark: HandlerMark = { label: say(args), stack: new Error().stack }
    const marked = args.slice()
    if (typeof resolver === 'function')
      marked[at] = (info: { request: Request }) =>
        hooks.enter(mark, info.request, () => Reflect.apply(resolver, undefined, [info]))
    return typeof create === 'function' ? Reflect.apply(create, undefined, marked) : undefined
  }
}

function graphqlFor(from: object, hooks: MswHooks): Record<string, Creator> {
  const of = (name: string): unknown => Reflect.get(from, name)
  const made: Record<string, Creator> = {
    query: marking(of('query'), 1, hooks, ([name]) => `query ${String(name)}`),
    mutation: marking(of('mutation'), 1, hooks, ([name]) => `mutation ${String(name)}`),
    operation: marking(of('operation'), 0, hooks, () => 'GraphQL operation'),
  }
  const link = of('link')
  if (typeof link === 'function')
    made.link = (url) => graphqlFor(Reflect.apply(link, undefined, [url]), hooks)
  return made
}

function sayPath(path: unknown): string {
  return typeof path === 'string' || path instanceof RegExp ? String(path) : '(own condition)'
}

/** The handlers of a module's `handlers`, or `undefined` when it is no list of handlers. */
export function readHandlers(value: unknown): RequestHandler[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.every((each): each is RequestHandler => each instanceof RequestHandler) ? value : undefined
}

/** What a handler calls itself: `GET /orders/:id`. */
export function sayHandler(handler: RequestHandler): string {
  return handler.info.header
}

/** The answer of the first handler that gives one. Rejects with what a handler throws. */
export function respond(
  handlers: RequestHandler[],
  request: Request,
  base: string,
): Promise<Response | undefined> {
  return getResponse(handlers, request, { baseUrl: base })
}

export type { RequestHandler }
