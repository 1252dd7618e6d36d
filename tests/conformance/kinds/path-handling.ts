import { z } from 'zod'
import { splitTarget } from '@/core'
import { createRouter, normalizePath } from '@/gateway/kong/router'
import { part } from '../keys'
import { type Result, resultOf } from '../types'
import { type BuiltFlavor, builtFlavors, flavorsSchema, NOT_BUILT, routeOf } from './kong-routes'

const schema = part({
  id: z.string(),
  flavors: flavorsSchema,
  servicePath: z.string().nullable(),
  routePath: z.string().nullable(),
  routeHosts: z.array(z.string()),
  stripPath: z.boolean(),
  pathHandling: z.enum(['v0', 'v1']),
  request: part({ method: z.string(), host: z.string(), path: z.string() }),
  expect: part({ upstreamPath: z.string() }),
})

type Vector = z.infer<typeof schema>

/** `path-handling.json`: the path that goes to the service. */
export function pathHandling(value: unknown): Result {
  const vector = schema.parse(value)
  const flavors = builtFlavors(vector.flavors)
  if (flavors.length === 0) return { state: 'skipped', reason: NOT_BUILT }
  const expected = vector.expect.upstreamPath
  return resultOf(
    flavors.flatMap((flavor) => {
      const got = upstreamPath(vector, flavor)
      return got === expected ? [] : [{ at: `${flavor}: upstreamPath`, expected, got }]
    }),
  )
}

function upstreamPath(vector: Vector, flavor: BuiltFlavor): string | null {
  const route = routeOf({
    id: vector.id,
    hosts: vector.routeHosts,
    paths: vector.routePath === null ? undefined : [vector.routePath],
    protocols: ['http', 'https'],
    strip_path: vector.stripPath,
    preserve_host: false,
    path_handling: vector.pathHandling,
    regex_priority: 0,
    service: { protocol: 'http', host: 'upstream.test', path: vector.servicePath ?? undefined },
  })
  const { path, query } = splitTarget(vector.request.path)
  const match = createRouter([route], flavor).match({
    method: vector.request.method,
    scheme: 'http',
    host: vector.request.host,
    path: normalizePath(path),
    query: query === undefined ? '' : `?${query}`,
    headers: [],
  })
  return match?.upstreamPath ?? null
}
