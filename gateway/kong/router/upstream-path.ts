/** What decides on the path that goes to the service. */
export interface PathJoin {
  /** The service's own path; `/` when it has none. */
  readonly base: string
  /** The normalised request path. */
  readonly path: string
  /** The text that a route's path matched; absent when the route has no paths. */
  readonly matched: string | undefined
  readonly strip: boolean
  readonly handling: 'v0' | 'v1'
}

/**
 * The path to send to the service.
 * Behaviour: Kong/kong `kong/router/utils.lua` and the table in its documentation of `path_handling`.
 */
export function upstreamPath({ base, path, matched, strip, handling }: PathJoin): string {
  if (!strip) return handling === 'v1' ? base + path.slice(1) : joinWhole(base, path)
  const rest = harmless(matched === undefined ? path.slice(1) : path.slice(matched.length))
  return handling === 'v1' ? joinBare(base, rest) : joinStripped(base, rest, path)
}

/** A stripped path must not climb out of the service's own: `/api/..` behind `/api` becomes nothing. */
function harmless(rest: string): string {
  if (rest === '.' || rest === '..') return ''
  if (rest.startsWith('./')) return rest.slice(2)
  return rest.startsWith('../') ? rest.slice(3) : rest
}

function joinWhole(base: string, path: string): string {
  if (base.endsWith('/')) return base + path.slice(1)
  return path === '/' ? base : base + path
}

function joinStripped(base: string, rest: string, path: string): string {
  if (base.endsWith('/')) {
    if (rest === '') return base === '/' || path.endsWith('/') ? base : base.slice(0, -1)
    return base + (rest.startsWith('/') ? rest.slice(1) : rest)
  }
  if (rest === '') return path.length > 1 && path.endsWith('/') ? `${base}/` : base
  return rest.startsWith('/') ? base + rest : `${base}/${rest}`
}

/** Version 1 inserts nothing, and drops one of two slashes that meet. */
function joinBare(base: string, rest: string): string {
  return base.endsWith('/') && rest.startsWith('/') ? base + rest.slice(1) : base + rest
}
