import type { Cause, Json } from '@/core'
import type { Condition } from '../../dialect'
import type { Route } from '../entities'
import type { Candidate, HeaderPattern, PathPattern } from './candidate'
import { coversName, type HostPattern } from './host'
import { matchedHeader, matchedHost, matchedPath, methodFits, type RoutedRequest, sniFits } from './request'

/**
 * The first condition of a route that a request does not meet, in the order host, method, path,
 * header, SNI.
 * @param ways all ways into the route: they differ in their path only
 */
export function failedCondition(route: Route, ways: readonly Candidate[], request: RoutedRequest): Condition {
  const first = ways[0] as Candidate
  const { input } = request
  if (first.hosts.length > 0 && !matchedHost(first.hosts, request))
    return hostFailed(route, first.hosts, request)
  if (!methodFits(first, request)) {
    return {
      kind: 'method',
      why: `the method ${input.method} is ${isNot([...first.methods])}`,
      wanted: [...first.methods],
      got: input.method,
      cause: at(route, 'methods', first.methods.size),
    }
  }
  const paths = ways.flatMap(({ path }) => (path ? [path] : []))
  if (paths.length > 0 && !paths.some((path) => matchedPath(path, input.path))) {
    return pathFailed(route, paths, input.path)
  }
  const header = first.headers.find((one) => matchedHeader(one, request) === undefined)
  if (header) return headerFailed(route, header, request)
  if (!sniFits(first, request)) return sniFailed(route, first, request)
  throw new Error(`The route ${route.id} has no condition that the request does not meet`)
}

/** The place of the only entry of a list, or of the whole list. */
function at(route: Route, field: string, length: number): Cause {
  return length === 1 ? route.origin.at(field, 0) : route.origin.at(field)
}

function isNot(entries: readonly string[]): string {
  return entries.length === 1 ? `not ${entries[0]}` : `none of ${entries.join(', ')}`
}

function hostFailed(route: Route, hosts: readonly HostPattern[], request: RoutedRequest): Condition {
  const entries = hosts.map(({ entry }) => entry)
  const nearly = hosts.find((pattern) => coversName(pattern, request.name))
  const got = request.input.host
  const why = nearly
    ? nearly.port === request.port
      ? `the host ${got} names no port, and ${nearly.entry} asks for it by name`
      : `the host ${got} came for port ${request.port}, and ${nearly.entry} asks for port ${nearly.port}`
    : got === ''
      ? `the request names no host, and ${entries.join(' or ')} is asked for`
      : `the host ${got} ${hosts.length === 1 && hosts[0]?.kind !== 'plain' ? `does not fit ${entries[0]}` : `is ${isNot(entries)}`}`
  return { kind: 'host', why, wanted: entries, got, cause: at(route, 'hosts', hosts.length) }
}

function pathFailed(route: Route, paths: readonly PathPattern[], path: string): Condition {
  // Candidates stand in order of precedence; the reader's own order is the one to show.
  const entries = route.paths ?? []
  return {
    kind: 'path',
    why: pathSentence(paths, entries, path),
    wanted: [...entries],
    got: path,
    cause: at(route, 'paths', entries.length),
  }
}

function pathSentence(paths: readonly PathPattern[], entries: readonly string[], path: string): string {
  const broken = paths.find(({ regex }) => regex && 'message' in regex)
  if (broken?.regex && 'message' in broken.regex) {
    return `the path ${path} is not compared with ${broken.entry}: ${broken.regex.message}`
  }
  const plain = paths.filter(({ regex }) => !regex).length
  if (paths.length === 1) {
    return plain === 1
      ? `the path ${path} does not begin with ${entries[0]}`
      : `the path ${path} does not fit the expression ${entries[0]}`
  }
  const verb = plain === paths.length ? 'begins with' : 'fits'
  return `the path ${path} ${verb} none of ${entries.join(', ')}`
}

function headerFailed(route: Route, header: HeaderPattern, request: RoutedRequest): Condition {
  const got = request.header(header.name)
  const asks = header.entries.join(' or ')
  const why =
    got.length === 0
      ? `the request has no header ${header.name}, and ${asks} is asked for`
      : `the header ${header.name} is ${got.join(', ')}, ${isNot(header.entries)}`
  const name = Object.keys(route.headers ?? {}).find((key) => key.toLowerCase() === header.name)
  return {
    kind: 'header',
    why,
    wanted: { [header.name]: [...header.entries] } satisfies Json,
    got: [...got],
    cause: route.origin.at('headers', name ?? header.name),
  }
}

function sniFailed(route: Route, { snis }: Candidate, { input }: RoutedRequest): Condition {
  const entries = snis.map(({ entry }) => entry)
  return {
    kind: 'sni',
    why: input.sni
      ? `the server name ${input.sni} in the TLS handshake is ${isNot(entries)}`
      : `the TLS handshake names no server, and ${entries.join(' or ')} is asked for`,
    wanted: entries,
    got: input.sni ?? null,
    cause: at(route, 'snis', entries.length),
  }
}
