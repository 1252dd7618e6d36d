/** The entities as router, plugins and proxy work on them. */
import type { Json } from '@/core'
import type {
  BasicAuthCredential,
  Consumer,
  KeyAuthCredential,
  KongDocument,
  Origin,
  PluginEntity,
  Route,
  Service,
  Target,
  Upstream,
} from '../entities'
import type { Row } from '../schema'
import type { Sound } from './check'
import type { Path } from './error-tree'
import { digest } from './ids'
import { type Located, placeOf, walk } from './located'
import { referred, withoutNulls } from './normalized'
import { foreignFields, idOf, type Placed } from './references'
import { isRow, own } from './table'
import { normalTarget } from './target'

const text = (row: Row, name: string): string | undefined => {
  const value = own(row, name)
  return typeof value === 'string' ? value : undefined
}
const number = (row: Row, name: string): number => Number(own(row, name) ?? 0)
const flag = (row: Row, name: string): boolean => own(row, name) === true
const texts = (row: Row, name: string): readonly string[] | undefined => {
  const value = own(row, name)
  return Array.isArray(value) ? value.map(String) : undefined
}

function headersOf(row: Row): Route['headers'] {
  const value = own(row, 'headers')
  if (!isRow(value)) return undefined
  return Object.fromEntries(
    Object.entries(value).map(([name, values]) => [name, Array.isArray(values) ? values.map(String) : []]),
  )
}

/** Where an entity stands, and which of its fields the reader wrote. */
function originOf(placed: Placed, top: Located, file: string): Origin {
  const full = (path: Path): Path => [...placed.path, ...inWords(placed, path, top)]
  return {
    cause: placeOf(top, placed.path, file),
    at: (...path) => placeOf(top, full(path), file),
    wrote: (...path) => {
      const whole = full(path)
      return walk(top, whole).length === whole.length + 1
    },
  }
}

/** A field that came from a shorthand stands where the shorthand is written. */
function inWords(placed: Placed, path: Path, top: Located): Path {
  const node = walk(top, placed.path).at(-1)?.node
  const [name] = path
  if (typeof name !== 'string' || node?.entries?.has(name)) return path
  for (const [shorthand, { expand }] of Object.entries(placed.kind.record.shorthands ?? {})) {
    const written = node?.entries?.get(shorthand)?.node.value
    const expanded = written === undefined || written === null ? undefined : expand(written)
    if (expanded && 'fields' in expanded && (expanded.fields[name] ?? null) !== null) return [shorthand]
  }
  return path
}

/** @param top the document as it was read, for the origins */
export function buildDocument(sound: Sound, top: Located, file: string): KongDocument {
  const services = new Map<Placed, Service>()
  const routes = new Map<Placed, Route>()
  const consumers = new Map<Placed, Consumer>()
  const upstreams = new Map<Placed, Upstream>()
  const of = (kind: string) => sound.entities.filter((placed) => placed.kind.name === kind)
  const base = (placed: Placed) => ({
    id: idOf(placed.row),
    tags: texts(placed.row, 'tags'),
    origin: originOf(placed, top, file),
  })
  const target = <T>(placed: Placed, field: string, map: ReadonlyMap<Placed, T>): T | null => {
    const reference = foreignFields(placed.kind).find(([name]) => name === field)?.[1]
    const found = reference === undefined ? undefined : referred(placed, field, reference, sound)
    return (found && map.get(found)) ?? null
  }

  for (const placed of of('services')) services.set(placed, { ...base(placed), ...serviceOf(placed.row) })
  for (const placed of of('routes')) {
    routes.set(placed, {
      ...base(placed),
      ...routeOf(placed.row),
      service: target(placed, 'service', services),
    })
  }
  for (const placed of of('consumers')) {
    const { row } = placed
    consumers.set(placed, {
      ...base(placed),
      username: text(row, 'username'),
      custom_id: text(row, 'custom_id'),
    })
  }
  for (const placed of of('upstreams')) upstreams.set(placed, { ...base(placed), ...upstreamOf(placed.row) })

  const owned = <T>(kind: string, build: (row: Row) => T) =>
    of(kind).flatMap((placed) => {
      const consumer = target(placed, 'consumer', consumers)
      return consumer ? [{ ...base(placed), consumer, ...build(placed.row) }] : []
    })
  const keys: KeyAuthCredential[] = owned('keyauth_credentials', (row) => ({
    key: text(row, 'key') ?? digest(`key of ${idOf(row)}`),
  }))
  const basics: BasicAuthCredential[] = owned('basicauth_credentials', (row) => ({
    username: text(row, 'username') ?? '',
    password: text(row, 'password') ?? '',
  }))
  const plugins: PluginEntity[] = of('plugins').map((placed) => ({
    ...base(placed),
    ...pluginOf(placed.row),
    route: target(placed, 'route', routes),
    service: target(placed, 'service', services),
    consumer: target(placed, 'consumer', consumers),
  }))
  const targets: Target[] = of('targets').flatMap((placed) => {
    const upstream = target(placed, 'upstream', upstreams)
    const { row } = placed
    return upstream
      ? [
          {
            ...base(placed),
            upstream,
            target: normalTarget(text(row, 'target') ?? ''),
            weight: number(row, 'weight'),
          },
        ]
      : []
  })
  return {
    services: [...services.values()],
    routes: [...routes.values()],
    consumers: [...consumers.values()],
    plugins,
    upstreams: [...upstreams.values()],
    targets,
    keyauth_credentials: keys,
    basicauth_credentials: basics,
  }
}

const PROTOCOLS: readonly Service['protocol'][] = [
  'http',
  'https',
  'grpc',
  'grpcs',
  'tcp',
  'tls',
  'tls_passthrough',
  'udp',
]

function serviceOf(row: Row): Omit<Service, 'id' | 'origin'> {
  return {
    name: text(row, 'name'),
    protocol: PROTOCOLS.find((protocol) => protocol === own(row, 'protocol')) ?? 'http',
    host: text(row, 'host') ?? '',
    port: number(row, 'port'),
    path: text(row, 'path'),
    retries: number(row, 'retries'),
    connect_timeout: number(row, 'connect_timeout'),
    write_timeout: number(row, 'write_timeout'),
    read_timeout: number(row, 'read_timeout'),
    enabled: flag(row, 'enabled'),
  }
}

function routeOf(row: Row): Omit<Route, 'id' | 'origin' | 'service'> {
  const created = own(row, 'created_at')
  return {
    name: text(row, 'name'),
    protocols: texts(row, 'protocols') ?? [],
    methods: texts(row, 'methods'),
    hosts: texts(row, 'hosts'),
    paths: texts(row, 'paths'),
    headers: headersOf(row),
    snis: texts(row, 'snis'),
    regex_priority: number(row, 'regex_priority'),
    strip_path: flag(row, 'strip_path'),
    preserve_host: flag(row, 'preserve_host'),
    path_handling: own(row, 'path_handling') === 'v1' ? 'v1' : 'v0',
    https_redirect_status_code: number(row, 'https_redirect_status_code'),
    request_buffering: flag(row, 'request_buffering'),
    response_buffering: flag(row, 'response_buffering'),
    created_at: typeof created === 'number' ? created : undefined,
  }
}

function pluginOf(
  row: Row,
): Pick<PluginEntity, 'name' | 'instance_name' | 'config' | 'enabled' | 'protocols'> {
  const config: Json = withoutNulls(own(row, 'config') ?? {})
  return {
    name: text(row, 'name') ?? '',
    instance_name: text(row, 'instance_name'),
    config: isRow(config) ? config : {},
    enabled: flag(row, 'enabled'),
    protocols: texts(row, 'protocols') ?? [],
  }
}

const NAMED = new Set([
  'id',
  'name',
  'algorithm',
  'slots',
  'host_header',
  'tags',
  'created_at',
  'updated_at',
  'targets',
])

function upstreamOf(row: Row): Pick<Upstream, 'name' | 'algorithm' | 'slots' | 'host_header' | 'settings'> {
  const settings = Object.entries(row).filter(([name, value]) => !NAMED.has(name) && value !== null)
  return {
    name: text(row, 'name') ?? '',
    algorithm: text(row, 'algorithm') ?? 'round-robin',
    slots: number(row, 'slots'),
    host_header: text(row, 'host_header'),
    settings: Object.fromEntries(settings.map(([name, value]) => [name, withoutNulls(value)])),
  }
}
