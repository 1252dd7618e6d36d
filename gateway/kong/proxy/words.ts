/** Sentences of the trace: why a route took a call, and what became of it. */
import type { Cause, HeaderList, HttpRequest } from '@/core'
import type { Route, Service } from '../entities'
import { routeName } from '../names'
import type { RouteMatch } from '../router/types'

/** `path begins with /orders, method is GET` */
export function whyMatched(match: RouteMatch): string {
  const { by, route } = match
  const parts: string[] = []
  if (by.host !== undefined) parts.push(`host is ${by.host}`)
  if (by.path !== undefined) {
    parts.push(isRegex(route, by.path) ? `path matches ${by.path}` : `path begins with ${by.path}`)
  }
  if (by.method !== undefined) parts.push(`method is ${by.method}`)
  for (const [name, value] of Object.entries(by.headers ?? {})) parts.push(`header ${name} is ${value}`)
  return `${routeName(route)}: ${parts.length === 0 ? 'it takes every call' : parts.join(', ')}`
}

/** The place of the entry that matched: the path first, then the host, the method, the headers. */
export function matchCause({ by, route }: RouteMatch): Cause {
  const { origin } = route
  if (by.path !== undefined) {
    const at = route.paths?.findIndex((path) => path === by.path || path === `~${by.path}`) ?? -1
    return at < 0 ? origin.at('paths') : origin.at('paths', at)
  }
  if (by.host !== undefined) {
    const at = route.hosts?.indexOf(by.host) ?? -1
    return at < 0 ? origin.at('hosts') : origin.at('hosts', at)
  }
  if (by.method !== undefined) {
    const at = route.methods?.indexOf(by.method) ?? -1
    return at < 0 ? origin.at('methods') : origin.at('methods', at)
  }
  const [header] = Object.keys(by.headers ?? {})
  return header === undefined ? origin.cause : origin.at('headers', header)
}

function isRegex(route: Route, path: string): boolean {
  return path.startsWith('~') || !(route.paths?.includes(path) ?? false)
}

export function serviceUrl(service: Service): string {
  const { protocol, host, port, path } = service
  return `${protocol}://${host}:${port}${path && path !== '/' ? path : ''}`
}

export function requestLine(request: HttpRequest): string {
  return `${request.method} ${request.target}`
}

/** Names of the headers that are in `after` and were not in `before`. */
export function addedHeaders(before: HeaderList, after: HeaderList): string[] {
  const known = new Set(before.map(([name]) => name.toLowerCase()))
  return [...new Set(after.map(([name]) => name).filter((name) => !known.has(name.toLowerCase())))]
}

/** `a, b and c` */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
