/** Types that several plugins share in their `config` tables. Behaviour: Kong/kong `kong/db/schema/typedefs.lua`. */
import type { BooleanField, RecordField, Shorthand, StringField } from '../field'
import { checkHeaderName, checkHost, checkSni, onText, port } from '../schema/common'

/** Protocols of plugins that speak HTTP only. */
export const HTTP_PROTOCOLS: readonly string[] = ['grpc', 'grpcs', 'http', 'https']

export function headerName(description: string): StringField {
  return { type: 'string', description, custom: onText(checkHeaderName) }
}

/** A switch with its default; Kong marks all of them as required. */
export function flag(value: boolean, description: string): BooleanField {
  return { type: 'boolean', required: true, default: value, description }
}

/** Where the counters of the `redis` policy would be kept. */
export const redis: RecordField = {
  type: 'record',
  required: true,
  description: 'How to reach the Redis server that the `redis` policy counts in.',
  fields: {
    host: { type: 'string', description: 'Name or address of the Redis server.', custom: onText(checkHost) },
    port: port('Port of the Redis server.', { default: 6379 }),
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
      custom: onText(checkSni),
    },
  },
}

/** The flat `redis_…` fields of older configurations, each standing for one field of `redis`. */
export function redisShorthands(plugin: string): Readonly<Record<string, Shorthand>> {
  const shorthands: Record<string, Shorthand> = {}
  for (const [name, field] of Object.entries(redis.fields)) {
    shorthands[`redis_${name}`] = {
      type: field.type,
      ...('len_min' in field && { len_min: field.len_min }),
      description: `Older way to write \`redis.${name}\`.`,
      deprecated: `${plugin}: config.redis_${name} is deprecated, please use config.redis.${name} instead`,
      expand: (value) => ({ fields: { redis: { [name]: value } } }),
    }
  }
  return shorthands
}
