import type { Route } from '../entities'
import type { RouterFlavor } from './flavor'
import { type HostPattern, parsePattern } from './host'
import { type CompiledRegex, compileHeaderRegex, compileRegex, literalPrefix } from './regex'
import { parseSni, type SniPattern } from './sni'

export interface PathPattern {
  /** As written, a regular expression with its `~`. */
  readonly entry: string
  /** The text that a path must begin with for this pattern to have a chance. */
  readonly prefix: string
  /** Absent for a plain prefix. */
  readonly regex?: CompiledRegex
}

export interface HeaderPattern {
  /** Lower case. */
  readonly name: string
  readonly entries: readonly string[]
  /** Lower case. */
  readonly values: ReadonlySet<string>
  readonly regexes: readonly CompiledRegex[]
}

/** One way into a route: a route with several paths competes once for each of them. */
export interface Candidate {
  readonly route: Route
  /** The place of the route in the document, from 0. */
  readonly order: number
  readonly hosts: readonly HostPattern[]
  /** Absent when the route has no paths. */
  readonly path: PathPattern | undefined
  readonly methods: ReadonlySet<string>
  readonly headers: readonly HeaderPattern[]
  readonly snis: readonly SniPattern[]
}

const HTTP = new Set(['http', 'https', 'grpc', 'grpcs'])

/** Why the router leaves a route out altogether, if it does. */
export function excluded(
  route: Route,
): { readonly kind: 'protocol' | 'disabled'; readonly why: string } | undefined {
  if (!route.protocols.some((protocol) => HTTP.has(protocol))) {
    return { kind: 'protocol', why: `the route takes ${route.protocols.join(' and ')} only, not http` }
  }
  if (route.service?.enabled === false) return { kind: 'disabled', why: 'its service is not enabled' }
  const { hosts, paths, methods, headers, snis } = route
  if ([hosts, paths, methods, Object.keys(headers ?? {}), snis].every((list) => !list?.length)) {
    return { kind: 'disabled', why: 'the route names no host, path, method, header or SNI' }
  }
  return undefined
}

/** All ways into a route. */
export function candidatesOf(route: Route, order: number, flavor: RouterFlavor): Candidate[] {
  const common = {
    route,
    order,
    hosts: (route.hosts ?? []).map((entry) => parsePattern(entry, flavor)),
    methods: setOf(route.methods ?? []),
    headers: headersOf(route, flavor),
    snis: (route.snis ?? []).map((entry) => parseSni(entry, flavor)),
  }
  const paths = route.paths ?? []
  if (paths.length === 0) return [{ ...common, path: undefined }]
  return paths.map((entry) => ({ ...common, path: pathOf(entry, flavor) }))
}

// Most routes have no methods: one empty set serves them all.
const NONE: ReadonlySet<string> = new Set()
const setOf = (list: readonly string[]) => (list.length === 0 ? NONE : new Set(list))

function pathOf(entry: string, flavor: RouterFlavor): PathPattern {
  if (!entry.startsWith('~')) return { entry, prefix: entry }
  const source = entry.slice(1)
  return { entry, prefix: literalPrefix(source), regex: compileRegex(source, flavor) }
}

function headersOf(route: Route, flavor: RouterFlavor): HeaderPattern[] {
  return Object.entries(route.headers ?? {})
    .map(([name, entries]) => {
      // `traditional` takes a value as an expression only when it is the only one.
      const regexes = flavor === 'traditional' && entries.length > 1 ? [] : entries.filter(isHeaderRegex)
      return {
        name: name.toLowerCase(),
        entries,
        values: new Set(
          entries.filter((entry) => !regexes.includes(entry)).map((entry) => entry.toLowerCase()),
        ),
        regexes: regexes.map((entry) => compileHeaderRegex(entry.slice(2), flavor)),
      }
    })
    .filter(({ name, entries }) => name !== 'host' && entries.length > 0)
}

const isHeaderRegex = (entry: string) => entry.startsWith('~*')
