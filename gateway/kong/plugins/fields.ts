/** Types that several plugins share in their `config` tables. Behaviour: Kong/kong `kong/db/schema/typedefs.lua`. */
import type { Json } from '@/core'
import type { BooleanField, RecordField, Shorthand, StringField } from '../field'

/** Protocols of plugins that speak HTTP only. */
export const HTTP_PROTOCOLS: readonly string[] = ['grpc', 'grpcs', 'http', 'https']

const HEADER_NAME = /^[a-zA-Z0-9-_]+$/

export function isHeaderName(name: string): boolean {
  return HEADER_NAME.test(name)
}

export function headerName(description: string): StringField {
  return {
    type: 'string',
    description,
    custom(value) {
      if (typeof value !== 'string' || value === '') return 'no header name provided'
      if (isHeaderName(value)) return undefined
      return `bad header name '${value}', allowed characters are A-Z, a-z, 0-9, '_', and '-'`
    },
  }
}

/** A switch with its default; Kong marks all of them as required. */
export function flag(value: boolean, description: string): BooleanField {
  return { type: 'boolean', required: true, default: value, description }
}

export function requestPath(description: string): StringField {
  return {
    type: 'string',
    description,
    starts_with: '/',
    match_none: [{ pattern: /\/\//, err: 'must not have empty segments' }],
    custom: (value) => (typeof value === 'string' ? badPath(value) : undefined),
  }
}

function badPath(path: string): string | undefined {
  if (!/^\/[\w.\-~/%:@!$&'()*+,;=]*$/.test(path)) {
    return `invalid path: '${path}' (characters outside of the reserved list of RFC 3986 found)`
  }
  const malformed = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(path)
  return malformed ? `invalid url-encoded value: '${malformed[0]}'` : undefined
}

function badHost(value: Json): string | undefined {
  if (typeof value !== 'string') return undefined
  if (/^[^:]+:[^:]*$/.test(value) || /\]:/.test(value)) return 'must not have a port'
  const name = /^[a-zA-Z0-9_]([a-zA-Z0-9_.-]*[a-zA-Z0-9_.])?$/.test(value) && !value.includes('..')
  return name || /^\[?[0-9a-fA-F:.]+\]?$/.test(value) ? undefined : `invalid value: ${value}`
}

/** Where the counters of the `redis` policy would be kept. */
export const redis: RecordField = {
  type: 'record',
  required: true,
  description: 'How to reach the Redis server that the `redis` policy counts in.',
  fields: {
    host: { type: 'string', description: 'Name or address of the Redis server.', custom: badHost },
    port: { type: 'integer', between: [0, 65535], default: 6379, description: 'Port of the Redis server.' },
    timeout: {
      type: 'integer',
      between: [0, 2147483646],
      default: 2000,
      description: 'How long to wait for Redis, in milliseconds.',
    },
    username: { type: 'string', description: 'User to log in as (Redis 6 and later).' },
    password: { type: 'string', len_min: 0, encrypted: true, description: 'Password to log in with.' },
    database: { type: 'integer', default: 0, description: 'Number of the Redis database.' },
    ssl: { type: 'boolean', default: false, description: 'Whether to speak TLS with Redis.' },
    ssl_verify: {
      type: 'boolean',
      default: false,
      description: 'Whether to check the certificate that Redis shows.',
    },
    server_name: {
      type: 'string',
      description: 'The name to ask for in the TLS handshake.',
      custom: badHost,
    },
  },
}

/** The flat `redis_…` fields of older configurations, each standing for one field of `redis`. */
export function redisShorthands(plugin: string): Readonly<Record<string, Shorthand>> {
  const shorthands: Record<string, Shorthand> = {}
  for (const [name, field] of Object.entries(redis.fields)) {
    shorthands[`redis_${name}`] = {
      type: field.type,
      description: `Older way to write \`redis.${name}\`.`,
      deprecated: `${plugin}: config.redis_${name} is deprecated, please use config.redis.${name} instead`,
      expand: (value) => ({ fields: { redis: { [name]: value } } }),
    }
  }
  return shorthands
}
