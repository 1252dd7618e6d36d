import type { Json } from '@/core'
import type { EntityCheck, NumberField } from '../field'
import type { Plugin } from '../plugin'
import { flag, HTTP_PROTOCOLS, headerName, redis, redisShorthands, requestPath } from './fields'

const PERIODS = ['second', 'minute', 'hour', 'day', 'month', 'year'] as const

const limit = (period: string): NumberField => ({
  type: 'number',
  gt: 0,
  description: `How many calls are let through per ${period}, counted from the start of the ${period} in UTC.`,
})

/** A longer window may not allow less than a shorter one; only Redis can be written to with a delay. */
function checkLimits(value: Json): string | undefined {
  if (value === null || typeof value !== 'object') return undefined
  const config = value as Readonly<Record<string, Json>>
  for (const [i, shorter] of PERIODS.entries()) {
    const low = config[shorter]
    if (typeof low !== 'number') continue
    for (const longer of PERIODS.slice(i + 1)) {
      const high = config[longer]
      if (typeof high === 'number' && high < low) {
        return `The limit for ${longer}(${high.toFixed(1)}) cannot be lower than the limit for ${shorter}(${low.toFixed(1)})`
      }
    }
  }
  const rate = config.sync_rate
  if (typeof rate !== 'number' || rate === -1) return undefined
  if (config.policy !== 'redis') return 'sync_rate can only be used with the redis policy'
  return rate < 0.02 ? 'sync_rate must be greater than 0.02, or -1 to disable' : undefined
}

export const rateLimiting: Plugin = {
  name: 'rate-limiting',
  priority: 910,
  summary: 'Refuses calls beyond a number per second, minute, hour, day, month or year.',
  docs: 'https://developer.konghq.com/plugins/rate-limiting/',
  protocols: HTTP_PROTOCOLS,
  config: {
    type: 'record',
    required: true,
    description: 'The limits, whom they count for, and what a refusal looks like.',
    fields: {
      second: limit('second'),
      minute: limit('minute'),
      hour: limit('hour'),
      day: limit('day'),
      month: limit('month'),
      year: limit('year'),
      limit_by: {
        type: 'string',
        default: 'consumer',
        one_of: ['consumer', 'credential', 'ip', 'service', 'header', 'path'],
        description:
          'Whose calls are counted together. Where the chosen thing is not known, the address of the client counts.',
      },
      header_name: headerName('With `limit_by: header`: the header whose value is counted.'),
      path: requestPath('With `limit_by: path`: the path whose calls are counted together.'),
      policy: {
        type: 'string',
        default: 'local',
        len_min: 0,
        one_of: ['local', 'cluster', 'redis'],
        description:
          'Where the counters are kept: in the memory of each node (`local`), in the database (`cluster`) or in Redis (`redis`).',
      },
      fault_tolerant: flag(
        true,
        'Whether calls go through uncounted while the counters cannot be reached. With `false` they get 500.',
      ),
      redis,
      hide_client_headers: flag(false, 'Whether the `RateLimit-…` headers are kept from the client.'),
      error_code: { type: 'number', default: 429, gt: 0, description: 'Status of a refusal.' },
      error_message: {
        type: 'string',
        default: 'API rate limit exceeded',
        description: 'Message of a refusal.',
      },
      sync_rate: {
        type: 'number',
        required: true,
        default: -1,
        description: 'With `policy: redis`: seconds between writes to Redis; -1 writes on each call.',
      },
    },
    shorthands: redisShorthands('rate-limiting'),
    custom: checkLimits,
  },
  entity_checks: [
    { at_least_one_of: PERIODS.map((period) => `config.${period}`) },
    needs('policy', 'redis', 'redis.host'),
    needs('policy', 'redis', 'redis.port'),
    needs('policy', 'redis', 'redis.timeout'),
    needs('limit_by', 'header', 'header_name'),
    needs('limit_by', 'path', 'path'),
  ],
  create: () => ({}),
}

function needs(field: string, value: string, other: string): EntityCheck {
  return {
    conditional: {
      if_field: `config.${field}`,
      if_match: { eq: value },
      then_field: `config.${other}`,
      then_match: { required: true },
    },
  }
}
