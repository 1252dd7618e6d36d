import type { HeaderList, Json } from '@/core'
import type { Match } from '../../dialect'
import type { Route } from '../entities'

/** What the router looks at. */
export interface RouterInput {
  readonly method: string
  readonly scheme: 'http' | 'https'
  /** The `Host` header as received, with its port when there was one. */
  readonly host: string
  /** The normalised path, without query. */
  readonly path: string
  /** With the `?`; empty when there is none. */
  readonly query: string
  readonly headers: HeaderList
  readonly sni?: string
}

export interface RouteMatch {
  readonly route: Route
  /** Which configured entry of each kind matched. */
  readonly by: {
    readonly host?: string
    readonly path?: string
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>>
  }
  /** The prefix that a path matched, when it is stripped. */
  readonly prefix?: string
  readonly captures?: Readonly<Record<string, string | null>>
  /** Path and query to send upstream, service path joined. */
  readonly upstreamPath: string
  /** The `Host` to send, when `preserve_host` asks for it. */
  readonly upstreamHost: string | null
}

export interface Router {
  /** Cost grows with the length of the path, not with the number of prefix and host routes. */
  match(input: RouterInput): RouteMatch | undefined
  /** Every route in order of precedence: the one that takes the request, or the first condition that failed. */
  explain(input: RouterInput): readonly Match[]
}

export type { Json }
