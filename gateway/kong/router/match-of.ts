import type { Candidate } from './candidate'
import type { RouterFlavor } from './flavor'
import { escapePath } from './normalize'
import { capturesOf } from './regex'
import { matchedHeader, matchedHost, matchedPath, type RoutedRequest } from './request'
import type { RouteMatch } from './types'
import { upstreamPath } from './upstream-path'

/** What a request becomes on a route that takes it. */
export function matchOf(candidate: Candidate, request: RoutedRequest, flavor: RouterFlavor): RouteMatch {
  const { route, path, hosts, headers, methods } = candidate
  const { input } = request
  const found = path && matchedPath(path, input.path)
  const regex = path?.regex
  const captures =
    found?.match && regex && 'groups' in regex ? capturesOf(found.match, regex.groups) : undefined
  const joined = upstreamPath({
    base: route.service?.path ?? '/',
    path: input.path,
    matched: found?.text,
    strip: route.strip_path,
    handling: flavor === 'traditional' ? route.path_handling : 'v0',
  })
  return {
    route,
    by: {
      host: matchedHost(hosts, request)?.entry,
      path: path?.entry,
      method: methods.size > 0 ? input.method : undefined,
      headers:
        headers.length > 0
          ? Object.fromEntries(headers.map((header) => [header.name, matchedHeader(header, request) ?? '']))
          : undefined,
    },
    prefix: route.strip_path ? found?.text : undefined,
    captures,
    upstreamPath: escapePath(joined) + input.query,
    upstreamHost: route.preserve_host ? input.host : null,
  }
}
