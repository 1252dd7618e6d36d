import { z } from 'zod'
import type { Origin, Route, Service } from '@/gateway/kong/entities'
import { part } from '../keys'

const NOWHERE = { file: 'kong.yml', start: 0, end: 0 }
const ORIGIN: Origin = { cause: NOWHERE, at: () => NOWHERE, wrote: () => true }

const strings = z.array(z.string())

export const serviceSchema = part({
  id: z.string().optional(),
  name: z.string().optional(),
  protocol: z
    .enum(['http', 'https', 'grpc', 'grpcs', 'tcp', 'tls', 'tls_passthrough', 'udp'])
    .default('http'),
  host: z.string().optional(),
  port: z.number().optional(),
  path: z.string().optional(),
})

export const routeSchema = part({
  id: z.string(),
  name: z.string().optional(),
  protocols: strings.default(['http', 'https']),
  methods: strings.optional(),
  hosts: strings.optional(),
  paths: strings.optional(),
  headers: z.record(z.string(), strings).optional(),
  snis: strings.optional(),
  strip_path: z.boolean().default(false),
  preserve_host: z.boolean().default(false),
  path_handling: z.enum(['v0', 'v1']).default('v0'),
  regex_priority: z.number().default(0),
  created_at: z.number().optional(),
  updated_at: z.number().optional(),
  service: serviceSchema.nullable().optional(),
})

/** A route as the router sees it, from what a vector says of it. */
export function routeOf({ updated_at: _, service, ...route }: z.infer<typeof routeSchema>): Route {
  return {
    ...route,
    service: service ? serviceOf(service) : null,
    https_redirect_status_code: 426,
    request_buffering: true,
    response_buffering: true,
    origin: ORIGIN,
  }
}

function serviceOf(service: z.infer<typeof serviceSchema>): Service {
  return {
    ...service,
    id: service.id ?? service.name ?? 'service',
    host: service.host ?? '',
    port: service.port ?? (service.protocol === 'https' ? 443 : 80),
    retries: 5,
    connect_timeout: 60_000,
    write_timeout: 60_000,
    read_timeout: 60_000,
    enabled: true,
    origin: ORIGIN,
  }
}

const BUILT = ['traditional', 'traditional_compatible'] as const
export type BuiltFlavor = (typeof BUILT)[number]

export const flavorsSchema = z.array(z.enum([...BUILT, 'expressions'])).min(1)

/** The flavours of a vector that are built. */
export function builtFlavors(flavors: z.infer<typeof flavorsSchema>): BuiltFlavor[] {
  return BUILT.filter((flavor) => flavors.includes(flavor))
}

export const NOT_BUILT = 'the router flavour `expressions` is not built yet'
