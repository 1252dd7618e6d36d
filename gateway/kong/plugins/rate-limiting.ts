import { type HeaderList, type Json, splitTarget } from '@/core'
import { PERIOD_SECONDS, PERIODS, type Period, windowStart } from '../../parts/calendar'
import type { Service } from '../entities'
import type { EntityCheck, NumberField } from '../field'
import { consumerName } from '../names'
import type { Call, Plugin } from '../plugin'
import { normalizePath } from '../router/normalize'
import { path } from '../schema/common'
import { flag, HTTP_PROTOCOLS, headerName, redis, redisShorthands } from './fields'
import { headerLookup } from './header-lookup'

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
      path: path('With `limit_by: path`: the path whose calls are counted together.'),
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
  gaps({ config, origin }) {
    const { policy } = config
    if (policy !== 'cluster' && policy !== 'redis') return []
    const why = 'The calls are counted in the memory of the gateway, as with `policy: local`.'
    const construct = `rate-limiting, policy: ${String(policy)}`
    return [{ construct, level: 'approximated', why, cause: origin.at('config', 'policy') }]
  },
  create(instance, { env }) {
    const { config, origin, id } = instance
    const limits = PERIODS.flatMap((period) => {
      const limit = config[period]
      return typeof limit === 'number' ? [{ period, limit, ...namesOf(period) }] : []
    })
    const identify = createIdentifier(config)
    const hidden = config.hide_client_headers === true
    const code = config.error_code as number
    const message = config.error_message as string
    const store = env.store('node')

    return {
      access(call) {
        // Kong counts in whole seconds.
        const now = Math.floor(env.clock.now() / 1000) * 1000
        const who = identify(call)
        const usage = limits.map(({ period, limit }) => {
          const start = windowStart(period, now)
          const key = `entity/${id}/${who}/${start}/${period}`
          const used = store.get(key)
          const count = typeof used === 'number' ? used : 0
          return { key, start, count, remaining: limit - count }
        })
        const stop = usage.findLastIndex(({ remaining }) => remaining <= 0)
        const headers: [string, string][] = []
        let tightest:
          | { limit: number; remaining: number; seconds: number; reset: number; at: number }
          | undefined
        for (const [i, { period, limit, limitHeader, remainingHeader }] of limits.entries()) {
          const { start, remaining } = usage[i] as (typeof usage)[number]
          const left = Math.max(0, stop === -1 || stop === i ? remaining - 1 : remaining)
          const seconds = PERIOD_SECONDS[period]
          if (
            !tightest ||
            left < tightest.remaining ||
            (left === tightest.remaining && seconds > tightest.seconds)
          ) {
            const reset = Math.max(1, seconds - Math.floor((now - start) / 1000))
            tightest = { limit, remaining: left, seconds, reset, at: i }
          }
          headers.push([limitHeader, String(limit)], [remainingHeader, String(left)])
        }
        if (!tightest) return
        headers.push(
          ['RateLimit-Limit', String(tightest.limit)],
          ['RateLimit-Remaining', String(tightest.remaining)],
          ['RateLimit-Reset', String(tightest.reset)],
        )
        if (stop !== -1) headers.push(['Retry-After', String(tightest.reset)])
        if (!hidden) call.answerHeaders = setAll(call.answerHeaders, headers)

        const at = stop === -1 ? tightest.at : stop
        const { period, limit } = limits[at] as (typeof limits)[number]
        const { count, start } = usage[at] as (typeof usage)[number]
        const cause = origin.at('config', period)
        if (stop === -1) {
          for (const [i, { key }] of usage.entries()) {
            store.increment(key, 1, PERIOD_SECONDS[(limits[i] as (typeof limits)[number]).period] * 1000)
          }
        } else {
          call.error(code, message)
        }
        call.step(() => ({
          verdict: stop === -1 ? (hidden ? 'pass' : 'change') : 'stop',
          why: `${ordinal(Math.floor(count) + 1)} call${whose(call, config.limit_by)} since ${since(period, start)}, the limit is ${limit}`,
          effect:
            stop === -1
              ? `${show(limit - count)} → ${show(Math.max(0, limit - count - 1))} left`
              : `stop, 0 of ${show(limit)} left`,
          ...(stop !== -1 && {
            remedy: `Wait ${seconds(tightest?.reset ?? 0)}, or allow more than ${limit} in a ${period}.`,
          }),
          cause,
          data: { period, limit, used: count, counted: who, reset: tightest?.reset ?? 0 },
        }))
      },
    }
  },
}

/** Whose calls are counted together; the address of the client where the chosen thing is not known. */
function createIdentifier(config: Readonly<Record<string, Json>>): (call: Call) => string {
  const name = config.header_name
  const path = config.path
  switch (config.limit_by) {
    case 'service':
      return (call) => idOf(call.service) ?? call.clientIp
    case 'consumer':
      return (call) => call.consumer?.id ?? call.credential?.id ?? call.clientIp
    case 'credential':
      return (call) => call.credential?.id ?? call.clientIp
    case 'header': {
      const find = headerLookup(String(name))
      return (call) => find(call.upstream.headers)[0] ?? call.clientIp
    }
    case 'path':
      return (call) => {
        const asked = normalizePath(splitTarget(call.request.target).path)
        return asked === path ? asked : call.clientIp
      }
    default:
      return (call) => call.clientIp
  }
}

const idOf = (service: Service | null) => service?.id

function whose(call: Call, limitBy: Json | undefined): string {
  if (limitBy === 'consumer' && call.consumer) return ` of ${consumerName(call.consumer)}`
  if (limitBy === 'service' && call.service) return ` to ${call.service.name ?? call.service.host}`
  return ''
}

function namesOf(period: Period) {
  const name = (period[0] as string).toUpperCase() + period.slice(1)
  return { limitHeader: `X-RateLimit-Limit-${name}`, remainingHeader: `X-RateLimit-Remaining-${name}` }
}

/** `12:00:00`, or the date for windows of a day and longer. */
function since(period: Period, start: number): string {
  const iso = new Date(start).toISOString()
  return PERIOD_SECONDS[period] < PERIOD_SECONDS.day ? iso.slice(11, 19) : iso.slice(0, 10)
}

export function ordinal(number: number): string {
  const tens = number % 100
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${suffix}`
}

const show = (number: number) => String(Math.round(number * 100) / 100)

function setAll(headers: HeaderList, lines: readonly (readonly [string, string])[]): HeaderList {
  if (headers.length === 0) return lines
  const names = new Set(lines.map(([name]) => name.toLowerCase()))
  return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...lines]
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

function seconds(count: number): string {
  return count === 1 ? 'a second' : `${count} seconds`
}
