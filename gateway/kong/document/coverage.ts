/** How far the simulation takes what stands in a file. */
import type { Cause, Json } from '@/core'
import type { CoverageItem } from '../../dialect'
import type { KongConf, KongDocument } from '../entities'
import type { Plugin } from '../plugin'
import { regexLimit } from '../schema/regex'
import type { Sound } from './check'
import { type Located, placeOf } from './located'
import type { Placed } from './references'
import type { Rules } from './shape'
import { isRow, itemsOf, own, valueAt } from './table'

interface Gap {
  readonly field: string
  when(value: Json, placed: Placed): boolean
  readonly why: string
}

const written = (value: Json) => value !== null
const NO_TLS = 'The connections of the simulation carry no certificates.'
const HTTP_ONLY = 'Only HTTP and HTTPS calls are simulated.'
const isHttp = (value: Json) => value === 'http' || value === 'https'
const probing = (value: Json) =>
  ['active.healthy.interval', 'active.unhealthy.interval'].some((name) => valueAt(value, name) !== 0)
const counting = (value: Json) =>
  ['http_failures', 'tcp_failures', 'timeouts'].some(
    (name) => valueAt(value, `passive.unhealthy.${name}`) !== 0,
  )

/** Fields that are accepted but change nothing. */
const GAPS: Readonly<Record<string, readonly Gap[]>> = {
  services: [
    { field: 'protocol', when: (value) => !isHttp(value), why: HTTP_ONLY },
    ...['client_certificate', 'tls_verify', 'tls_verify_depth', 'ca_certificates'].map((field) => ({
      field,
      when: written,
      why: NO_TLS,
    })),
  ],
  routes: [
    { field: 'protocols', when: (value) => Array.isArray(value) && !value.every(isHttp), why: HTTP_ONLY },
    { field: 'sources', when: written, why: HTTP_ONLY },
    { field: 'destinations', when: written, why: HTTP_ONLY },
    {
      field: 'request_buffering',
      when: (value) => value === false,
      why: 'Requests always reach the service as a whole.',
    },
    {
      field: 'response_buffering',
      when: (value) => value === false,
      why: 'Answers always reach the client as a whole.',
    },
    { field: 'expression', when: written, why: 'The expressions router is not simulated.' },
  ],
  upstreams: [
    {
      field: 'algorithm',
      when: (value) => value !== 'round-robin',
      why: 'Targets are chosen in turn by their weights, whatever the algorithm.',
    },
    {
      field: 'healthchecks',
      when: (value) => probing(value) || counting(value),
      why: 'Health checks are not simulated: every target counts as healthy.',
    },
    { field: 'client_certificate', when: written, why: NO_TLS },
    {
      field: 'use_srv_name',
      when: (value) => value === true,
      why: 'Names are resolved without SRV records.',
    },
  ],
}

const REFERENCE = /^\{vault:\/\/[^}]+\}$/

/** Every construct of a document that deserves a mark. */
export function coverageOf(
  sound: Sound,
  document: KongDocument,
  plugins: ReadonlyMap<string, Plugin>,
  top: Located,
  file: string,
  conf: KongConf,
): CoverageItem[] {
  const items: CoverageItem[] = []
  const place = (placed: Placed, ...path: (string | number)[]): Cause =>
    placeOf(top, [...placed.path, ...path], file)
  if (isRow(top.value) && own(top.value, '_transform') === false) {
    const why = 'Passwords are always taken as plain text.'
    items.push({
      construct: '_transform',
      level: 'not simulated',
      why,
      cause: placeOf(top, ['_transform'], file),
    })
  }
  for (const entity of document.plugins) items.push(...pluginItems(entity, plugins, conf))
  for (const placed of sound.entities) {
    const { kind, row } = placed
    if (kind.coverage.level !== 'run') {
      items.push({ construct: kind.name, ...kind.coverage, cause: place(placed) })
      continue
    }
    for (const gap of GAPS[kind.name] ?? []) {
      if (!gap.when(own(row, gap.field) ?? null, placed)) continue
      const construct = `${kind.name}.${gap.field}`
      items.push({
        construct,
        level: 'not simulated',
        why: gap.why,
        cause: place(placed, causeField(placed, gap.field)),
      })
    }
    if (kind.name === 'routes') items.push(...pathItems(placed, conf.router_flavor, place))
    if (kind.ttl && (own(row, 'ttl') ?? null) !== null) {
      const why = 'It stays valid for ever.'
      items.push({ construct: `${kind.name}.ttl`, level: 'not simulated', why, cause: place(placed, 'ttl') })
    }
    for (const path of vaultReferences(row)) {
      const why = 'The reference to a vault is taken as a plain text.'
      items.push({ construct: 'vault reference', level: 'not simulated', why, cause: place(placed, ...path) })
    }
  }
  return items
}

/** `hash_on` brings its algorithm with it, so it is what the reader wrote. */
function causeField({ row }: Placed, field: string): string {
  return field === 'algorithm' && own(row, 'hash_on') !== 'none' ? 'hash_on' : field
}

function pathItems(
  placed: Placed,
  flavor: Rules['flavor'],
  place: (placed: Placed, ...path: (string | number)[]) => Cause,
): CoverageItem[] {
  const router = flavor === 'traditional' ? flavor : 'traditional_compatible'
  return itemsOf(own(placed.row, 'paths')).flatMap((path, i) => {
    const why =
      typeof path === 'string' && path.startsWith('~') ? regexLimit(path.slice(1), router) : undefined
    if (!why) return []
    return [{ construct: 'routes.paths', level: 'not simulated', why, cause: place(placed, 'paths', i) }]
  })
}

function pluginItems(
  entity: KongDocument['plugins'][number],
  plugins: ReadonlyMap<string, Plugin>,
  conf: KongConf,
): readonly CoverageItem[] {
  const construct = `plugin ${entity.name}`
  const { cause } = entity.origin
  const plugin = plugins.get(entity.name)
  if (!plugin) {
    const why = `The plugin ${entity.name} is not simulated: calls pass it by.`
    return [{ construct, level: 'not simulated', why, cause }]
  }
  return [
    { construct, ...(plugin.coverage ?? { level: 'run' as const }), cause },
    ...(plugin.gaps?.(entity, conf) ?? []),
  ]
}

function vaultReferences(
  value: Json,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (typeof value === 'string') return REFERENCE.test(value) ? [path] : []
  if (Array.isArray(value)) return value.flatMap((item, i) => vaultReferences(item, [...path, i]))
  if (!isRow(value)) return []
  // What is nested inside an entity is looked at by itself.
  return Object.entries(value).flatMap(([name, item]) =>
    Array.isArray(item) && item.some(isRow) ? [] : vaultReferences(item, [...path, name]),
  )
}
