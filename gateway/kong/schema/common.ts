/** Types that many entities share. Behaviour: Kong/kong `kong/db/schema/typedefs.lua`. */
import type { Json } from '@/core'
import type { Field, ListField, MapField, NumberField, StringField } from '../field'
import { isIpOrCidr, parseAddress } from './address'
import { checkPath } from './path'

export const PROTOCOLS = ['grpc', 'grpcs', 'http', 'https', 'tcp', 'tls', 'tls_passthrough', 'udp'] as const

/** Turns a check of a text into a check of any value; type errors are found elsewhere. */
export function onText(check: (text: string) => string | undefined): (value: Json) => string | undefined {
  return (value) => (typeof value === 'string' ? check(value) : undefined)
}

export const id: StringField = {
  type: 'string',
  uuid: true,
  auto: true,
  description: 'A UUID for this entity. Left out, Kong derives one.',
}

export const created: NumberField = {
  type: 'integer',
  auto: true,
  description: 'When it was created, in seconds since 1970. Filled in by Kong.',
}

export const updated: NumberField = {
  type: 'integer',
  auto: true,
  description: 'When it was last changed, in seconds since 1970. Filled in by Kong.',
}

export const tags: ListField = {
  type: 'set',
  description: 'Labels of your own, for sorting and searching. They change nothing in how calls are handled.',
  elements: {
    type: 'string',
    required: true,
    custom: onText((tag) =>
      /^[ \x21-\x2b\x2d\x2e\x30-\x7e\u0080-\u{10ffff}]+$/u.test(tag)
        ? undefined
        : `invalid tag '${tag}': expected printable ascii (except \`,\` and \`/\`) or valid utf-8 sequences`,
    ),
  },
}

/** `id`, time stamps and `tags`, which nearly every entity has. */
export const common: Readonly<Record<string, Field>> = { id, created_at: created, updated_at: updated, tags }

export function entityName(description: string): StringField {
  return {
    type: 'string',
    unique: true,
    description,
    custom: onText((name) =>
      /^[\w.\-~\u0080-\u{10ffff}]+$/u.test(name)
        ? undefined
        : `invalid value '${name}': the only accepted ascii characters are alphanumerics or ., -, _, and ~`,
    ),
  }
}

/** A host name or address without a port. */
export function checkHost(host: string): string | undefined {
  const address = parseAddress(host)
  if ('error' in address) {
    return address.error === 'invalid port number' ? 'must not have a port' : `invalid value: ${host}`
  }
  return address.port === undefined ? undefined : 'must not have a port'
}

/** A host name that is no address and has no port, as TLS asks for it. */
export function checkSni(host: string): string | undefined {
  const address = parseAddress(host)
  if ('error' in address) {
    return address.error === 'invalid port number' ? 'must not have a port' : `invalid value: ${host}`
  }
  if (address.kind !== 'name') return 'must not be an IP'
  return address.port === undefined ? undefined : 'must not have a port'
}

/** A host name whose first or last character may be `*`. */
export function checkWildcardHost(host: string): string | undefined {
  const star = host.indexOf('*')
  if (star > 0 && star !== host.length - 1) return 'wildcard must be leftmost or rightmost character'
  if (star >= 0 && host.indexOf('*', star + 1) >= 0) return 'only one wildcard must be specified'
  return checkSni(host.replace('*', 'wildcard'))
}

/** A host name or address with or without a port. */
export function checkHostPort(host: string): string | undefined {
  const address = parseAddress(host)
  return 'error' in address ? address.error : undefined
}

export function port(description: string, extra?: Partial<NumberField>): NumberField {
  return { type: 'integer', between: [0, 65535], description, ...extra }
}

export function path(description: string, extra?: Partial<StringField>): StringField {
  return {
    type: 'string',
    starts_with: '/',
    match_none: [{ pattern: /\/\//, err: 'must not have empty segments' }],
    custom: onText(checkPath),
    description,
    ...extra,
  }
}

export function checkHeaderName(name: string): string | undefined {
  if (/^[a-zA-Z0-9\-_]+$/.test(name)) return undefined
  return `bad header name '${name}', allowed characters are A-Z, a-z, 0-9, '_', and '-'`
}

export function headers(description: string, keys?: Partial<StringField>): MapField {
  return {
    type: 'map',
    description,
    keys: { type: 'string', custom: onText(checkHeaderName), ...keys },
    values: { type: 'array', elements: { type: 'string' } },
  }
}

/** The ends of a TCP or UDP connection that a stream route looks at. */
export function ends(description: string): ListField {
  return {
    type: 'set',
    description,
    elements: {
      type: 'record',
      fields: {
        ip: {
          type: 'string',
          description: 'An address, or a block of addresses such as `10.0.0.0/8`.',
          custom: onText((ip) => (isIpOrCidr(ip) ? undefined : `invalid ip or cidr range: '${ip}'`)),
        },
        port: port('A port.'),
      },
      entity_checks: [{ at_least_one_of: ['ip', 'port'] }],
    },
  }
}
