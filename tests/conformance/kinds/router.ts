import { z } from 'zod'
import { type Json, splitTarget } from '@/core'
import { createRouter, escapePath, normalizePath } from '@/gateway/kong/router'
import type { RouteMatch, RouterInput } from '@/gateway/kong/router/types'
import { part } from '../keys'
import { equal } from '../match/equal'
import { type Mismatch, type Result, resultOf } from '../types'
import { headerLines, headersSchema } from './header-lines'
import { builtFlavors, flavorsSchema, NOT_BUILT, routeOf, routeSchema } from './kong-routes'

const schema = part({
  id: z.string(),
  flavors: flavorsSchema,
  routes: z.array(routeSchema),
  request: part({
    method: z.string(),
    scheme: z.string(),
    host: z.string().nullable(),
    path: z.string(),
    headers: headersSchema.default({}),
    // Both flavours that are built look at neither query nor addresses.
    query: z.record(z.string(), z.json()).optional(),
    connection: part({
      sni: z.string().nullable().optional(),
      remote_addr: z.string().optional(),
      remote_port: z.number().optional(),
      server_addr: z.string().optional(),
      server_port: z.number().optional(),
    }).optional(),
    sni: z.string().nullable().optional(),
  }),
  pathIsNormalized: z.boolean(),
  expect: part({
    route: z.string().nullable().optional(),
    upstreamPath: z.string().optional(),
    upstreamHost: z.string().nullable().optional(),
    matchedPrefix: z.string().nullable().optional(),
    captures: z.record(z.string(), z.string().nullable()).nullable().optional(),
    matches: part({
      host: z.string().nullable().optional(),
      path: z.string().nullable().optional(),
      method: z.string().nullable().optional(),
      headers: z.record(z.string(), z.string()).nullable().optional(),
    }).optional(),
    service: part({
      protocol: z.string().optional(),
      scheme: z.string().optional(),
      host: z.string().optional(),
      port: z.number().optional(),
      path: z.string().optional(),
    }).optional(),
  }),
})

type Vector = z.infer<typeof schema>

/** `router.json`: which of these routes takes a request, and what it makes of it. */
export function router(value: unknown): Result {
  const vector = schema.parse(value)
  const flavors = builtFlavors(vector.flavors)
  if (flavors.length === 0) return { state: 'skipped', reason: NOT_BUILT }
  const input = inputOf(vector)
  return resultOf(
    flavors.flatMap((flavor) =>
      differences(vector.expect, createRouter(vector.routes.map(routeOf), flavor).match(input)).map(
        (difference) => ({ ...difference, at: `${flavor}: ${difference.at}` }),
      ),
    ),
  )
}

function inputOf({ request, pathIsNormalized }: Vector): RouterInput {
  const { path, query } = splitTarget(request.path)
  return {
    method: request.method,
    scheme: request.scheme === 'https' ? 'https' : 'http',
    host: request.host ?? '',
    path: pathIsNormalized ? path : normalizePath(path),
    query: query === undefined ? '' : `?${query}`,
    headers: headerLines(request.headers),
    sni: request.sni ?? request.connection?.sni ?? undefined,
  }
}

function differences(expect: Vector['expect'], match: RouteMatch | undefined): Mismatch[] {
  const found: Mismatch[] = []
  const compare = (at: string, expected: Json | undefined, got: Json) => {
    if (expected !== undefined && !equal(expected, got)) found.push({ at, expected, got })
  }
  compare('route', expect.route, match?.route.id ?? null)
  // The vectors hold the path as it is before Kong escapes it for the wire.
  const path = expect.upstreamPath
  compare('upstreamPath', path === undefined ? path : escapePath(path), match?.upstreamPath ?? null)
  compare('upstreamHost', expect.upstreamHost, match?.upstreamHost ?? null)
  compare('matchedPrefix', expect.matchedPrefix, match?.prefix ?? null)
  const { matches, service, captures } = expect
  if (captures === null) compare('captures', null, match?.captures ?? null)
  for (const [name, value] of Object.entries(captures ?? {})) {
    compare(`captures.${name}`, value, match?.captures?.[name] ?? null)
  }
  compare('matches.host', matches?.host, match?.by.host ?? null)
  // The vectors name a regular expression without the `~` that it is written with.
  compare('matches.path', matches?.path, match?.by.path?.replace(/^~/, '') ?? null)
  compare('matches.method', matches?.method, match?.by.method ?? null)
  compare('matches.headers', matches?.headers, match?.by.headers ?? null)
  const target = match?.route.service
  compare('service.protocol', service?.protocol, target?.protocol ?? null)
  compare('service.scheme', service?.scheme, target?.protocol ?? null)
  compare('service.host', service?.host, target?.host ?? null)
  compare('service.port', service?.port, target?.port ?? null)
  compare('service.path', service?.path, target?.path ?? null)
  return found
}
