import type { Cause } from '@/core'
import { isRecord, type Path, type Source, sayPath } from './document'
import { parseDuration, sayDuration } from './duration'

/** Milliseconds that a service takes before it answers. */
export type Latency =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  | { readonly kind: 'lognormal'; readonly median: number; readonly p99: number }

/** `rate` of calls, 0 to 1, that fail, and how. */
export interface Failures {
  readonly rate: number
  readonly kind: 'status' | 'reset' | 'hang'
  readonly status: number
  readonly cause: Cause
}

/** What `x-mock` of a service says. */
export interface Mock {
  readonly latency?: Latency
  readonly failures?: Failures
  /** The module with the handlers, when it is not `services/<name>.ts`. */
  readonly file?: string
}

const CODE = 'compose/x-mock'

/** Reads and checks one service's `x-mock`; what is wrong in it is left out, and said. */
export function readMock(source: Source, value: unknown, path: Path): Mock {
  if (value === undefined) return {}
  const map = source.map(value, path, ['latency', 'failures', 'file'])
  if (!map) return {}
  const { file } = map
  if (file !== undefined && typeof file !== 'string')
    source.add([...path, 'file'], CODE, `${sayPath([...path, 'file'])} must be the path of a module`)
  return {
    latency: readLatency(source, map.latency, [...path, 'latency']),
    failures: readFailures(source, map.failures, [...path, 'failures']),
    file: typeof file === 'string' ? file.replace(/^\.\//, '') : undefined,
  }
}

const LATENCY_HELP =
  'Write `20ms`, or `{ uniform: { from: 20ms, to: 60ms } }`, or `{ lognormal: { median: 40ms, p99: 400ms } }`.'

function readLatency(source: Source, value: unknown, path: Path): Latency | undefined {
  if (value === undefined || value === null) return undefined
  if (!isRecord(value)) {
    const ms = duration(source, value, path)
    return ms === undefined ? undefined : { kind: 'fixed', ms }
  }
  source.map(value, path, ['uniform', 'lognormal'])
  const named = ['uniform', 'lognormal'].filter((name) => value[name] !== undefined)
  if (named.length !== 1) {
    if (named.length > 1 || Object.keys(value).length === 0)
      source.add(path, CODE, `${sayPath(path)} must name exactly one of uniform and lognormal`, LATENCY_HELP)
    return undefined
  }
  if (named[0] === 'uniform') {
    const pair = readPair(source, value.uniform, [...path, 'uniform'], 'from', 'to')
    return pair && { kind: 'uniform', from: pair[0], to: pair[1] }
  }
  const pair = readPair(source, value.lognormal, [...path, 'lognormal'], 'median', 'p99')
  if (!pair) return undefined
  if (pair[0] > 0) return { kind: 'lognormal', median: pair[0], p99: pair[1] }
  source.add([...path, 'lognormal', 'median'], CODE, 'The median of a lognormal latency must be above 0')
  return undefined
}

function readPair(
  source: Source,
  value: unknown,
  path: Path,
  low: string,
  high: string,
): [number, number] | undefined {
  const map = source.map(value, path, [low, high])
  if (!map) return undefined
  for (const key of [low, high])
    if (map[key] === undefined) source.add(path, CODE, `${sayPath(path)} needs \`${key}\``, LATENCY_HELP)
  if (map[low] === undefined || map[high] === undefined) return undefined
  const from = duration(source, map[low], [...path, low])
  const to = duration(source, map[high], [...path, high])
  if (from === undefined || to === undefined) return undefined
  if (from <= to) return [from, to]
  source.add(path, CODE, `${sayPath(path)}: \`${low}\` must not be above \`${high}\``)
  return undefined
}

function duration(source: Source, value: unknown, path: Path): number | undefined {
  const ms = parseDuration(value)
  if (ms !== undefined) return ms
  const help = typeof value === 'number' ? `Add the unit: \`${value}ms\`.` : LATENCY_HELP
  source.add(path, CODE, `${sayPath(path)} must be a duration with its unit, such as 20ms or 1.5s`, help)
  return undefined
}

const KINDS = ['status', 'reset', 'hang'] as const

function readFailures(source: Source, value: unknown, path: Path): Failures | undefined {
  if (value === undefined || value === null) return undefined
  const map = source.map(value, path, ['rate', 'kind', 'status'])
  if (!map) return undefined
  const { rate, kind = 'status', status = 503 } = map
  let good = true
  const refuse = (key: string, message: string, help?: string) => {
    good = false
    source.add(key in map ? [...path, key] : path, CODE, message, help)
  }
  if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1)) {
    const percent = typeof rate === 'number' ? rate : Number.parseFloat(String(rate))
    const meant = percent > 1 && percent <= 100 ? `For ${percent} % write \`${percent / 100}\`.` : undefined
    refuse('rate', `${sayPath([...path, 'rate'])} must be a number from 0 to 1`, meant)
  }
  const known = KINDS.find((name) => name === kind)
  if (!known) refuse('kind', `${sayPath([...path, 'kind'])} must be one of ${KINDS.join(', ')}`)
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599)
    refuse('status', `${sayPath([...path, 'status'])} must be a status from 200 to 599`)
  else if ('status' in map && known && known !== 'status')
    refuse(
      'status',
      `A failure of kind ${known} sends no status`,
      'Take `status` out, or write `kind: status`.',
    )
  if (!good || !known) return undefined
  return { rate: Number(rate), kind: known, status: Number(status), cause: source.at(path) }
}

/** A latency in words, for the drawing. */
export function sayLatency(latency: Latency | undefined): string {
  switch (latency?.kind) {
    case 'fixed':
      return sayDuration(latency.ms)
    case 'uniform':
      return `${sayDuration(latency.from)} to ${sayDuration(latency.to)}`
    case 'lognormal':
      return `${sayDuration(latency.median)}, 1 in 100 over ${sayDuration(latency.p99)}`
    case undefined:
      return ''
  }
}

const ONE = { status: 'answers', reset: 'breaks off', hang: 'hangs' } as const
const MANY = { status: 'answer', reset: 'break off', hang: 'hang' } as const

/** Failures in words, for the drawing: `20 % of calls answer 503`. */
export function sayFailures(failures: Failures | undefined): string {
  if (!failures || failures.rate === 0) return ''
  const { rate, kind, status } = failures
  const how =
    rate === 1 ? `always ${ONE[kind]}` : `${Number((rate * 100).toFixed(2))} % of calls ${MANY[kind]}`
  return kind === 'status' ? `${how} ${status}` : how
}
