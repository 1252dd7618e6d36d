import type { HeaderList } from '@/core'
import type { Candidate, HeaderPattern, PathPattern } from './candidate'
import { covers, type HostPattern, type HostSorts, keysOf, parseHost } from './host'
import { coversSni } from './sni'
import type { RouterInput } from './types'

/** A request as the conditions look at it; its parts are read when first asked for. */
export class RoutedRequest {
  readonly name: string
  /** The port that was named, or that of the scheme. */
  readonly port: number
  readonly namesPort: boolean
  #keys: readonly string[] | undefined
  #headers: ReadonlyMap<string, readonly string[]> | undefined

  constructor(readonly input: RouterInput) {
    const { name, port } = parseHost(input.host)
    this.name = name
    this.namesPort = port !== undefined
    this.port = port ?? (input.scheme === 'https' ? 443 : 80)
  }

  /** See `keysOf`; the sorts are those of one router, so the first answer holds for all. */
  hostKeys(sorts: HostSorts): readonly string[] {
    this.#keys ??= keysOf(this.name, this.port, sorts)
    return this.#keys
  }

  /** The lower-case values of a header. */
  header(name: string): readonly string[] {
    this.#headers ??= group(this.input.headers)
    return this.#headers.get(name) ?? []
  }
}

function group(headers: HeaderList): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    const values = groups.get(key)
    if (values) values.push(value.toLowerCase())
    else groups.set(key, [value.toLowerCase()])
  }
  return groups
}

/** The entry that covers the request's host: one with a port before plain ones, those before wildcards. */
export function matchedHost(hosts: readonly HostPattern[], request: RoutedRequest): HostPattern | undefined {
  let best: HostPattern | undefined
  for (const pattern of hosts) {
    if (covers(pattern, request) && (!best || grade(pattern) > grade(best))) best = pattern
  }
  return best
}

const grade = ({ kind, port }: HostPattern) => (kind === 'plain' ? (port === undefined ? 1 : 2) : 0)

/** What of a path a pattern matches; the captures come along for an expression. */
export function matchedPath(
  { prefix, regex }: PathPattern,
  path: string,
): { readonly text: string; readonly match?: RegExpExecArray } | undefined {
  if (!regex) return path !== '' && path.startsWith(prefix) ? { text: prefix } : undefined
  if ('message' in regex) return undefined
  const match = regex.regex.exec(path)
  return match ? { text: match[0], match } : undefined
}

/** The first value of the request that meets a header's demand. */
export function matchedHeader(
  { name, values, regexes }: HeaderPattern,
  request: RoutedRequest,
): string | undefined {
  return request
    .header(name)
    .find(
      (value) =>
        values.has(value) || regexes.some((compiled) => 'regex' in compiled && compiled.regex.test(value)),
    )
}

export function methodFits({ methods }: Candidate, { input }: RoutedRequest): boolean {
  return methods.size === 0 || methods.has(input.method)
}

/** Without TLS there is no SNI, and the condition does not count. */
export function sniFits({ snis }: Candidate, { input }: RoutedRequest): boolean {
  const { scheme, sni } = input
  if (snis.length === 0 || scheme === 'http') return true
  return sni !== undefined && snis.some((pattern) => coversSni(pattern, sni))
}

/** Whether a request meets every condition of a candidate. */
export function fits(candidate: Candidate, request: RoutedRequest): boolean {
  return (
    methodFits(candidate, request) &&
    sniFits(candidate, request) &&
    (candidate.hosts.length === 0 || matchedHost(candidate.hosts, request) !== undefined) &&
    candidate.headers.every((header) => matchedHeader(header, request) !== undefined) &&
    (!candidate.path || matchedPath(candidate.path, request.input.path) !== undefined)
  )
}
