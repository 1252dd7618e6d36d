import type { Json } from '@/core'
import type { EntityCheck, Field, Matcher, NumberField, RecordField, StringField } from '../field'
import { parseAddress } from './address'
import { checkHeaderName, checkHostPort, checkSni, common, headers, onText, path, tags } from './common'
import type { EntityKind } from './kind'

const HASHES = ['none', 'consumer', 'ip', 'header', 'cookie', 'path', 'query_arg', 'uri_capture'] as const

function checkUpstreamName(name: string): string | undefined {
  const address = parseAddress(name)
  if ('error' in address) return `Invalid name ('${name}'); must be a valid hostname`
  if (address.kind !== 'name') return `Invalid name ('${name}'); no ip addresses allowed`
  return address.port === undefined ? undefined : `Invalid name ('${name}'); no port allowed`
}

const seconds = (value: number, description: string): NumberField => ({
  type: 'number',
  between: [0, 65535],
  default: value,
  description,
})
const count = (description: string): NumberField => ({
  type: 'integer',
  between: [0, 255],
  default: 0,
  description,
})
const statuses = (values: readonly number[], description: string): Field => ({
  type: 'array',
  elements: { type: 'integer', between: [100, 999] },
  default: values,
  description,
})

/** A record whose default is made of the defaults of its fields, as Kong writes it. */
function group(fields: Readonly<Record<string, Field>>, description: string): RecordField {
  const defaults: Record<string, Json> = {}
  for (const [name, field] of Object.entries(fields)) {
    if (field.default !== undefined) defaults[name] = field.default
  }
  return { type: 'record', required: true, default: defaults, fields, description }
}

const probeType: StringField = {
  type: 'string',
  one_of: ['tcp', 'http', 'https', 'grpc', 'grpcs'],
  default: 'http',
  description: 'What is looked at: whether a connection opens, or what is answered.',
}

const failures = {
  http_failures: count('After how many bad answers a target is taken out. 0 switches this off.'),
  tcp_failures: count('After how many failed connections a target is taken out. 0 switches this off.'),
  timeouts: count('After how many timeouts a target is taken out. 0 switches this off.'),
}

const healthchecks = group(
  {
    active: group(
      {
        type: probeType,
        timeout: seconds(1, 'How long a probe may take, in seconds.'),
        concurrency: {
          type: 'integer',
          between: [1, 2147483648],
          default: 10,
          description: 'How many targets are probed at once.',
        },
        http_path: path('The path that probes ask for.', { default: '/' }),
        https_sni: {
          type: 'string',
          custom: onText(checkSni),
          description: 'The server name probes ask for in TLS.',
        },
        https_verify_certificate: {
          type: 'boolean',
          required: true,
          default: true,
          description: 'Whether probes check the certificate of a target.',
        },
        headers: headers('Headers that probes carry.'),
        healthy: group(
          {
            interval: seconds(0, 'Seconds between two probes of a healthy target. 0 switches them off.'),
            http_statuses: statuses([200, 302], 'Statuses that count as healthy.'),
            successes: count('After how many good answers a target is taken in again. 0 switches this off.'),
          },
          'How a healthy target is probed.',
        ),
        unhealthy: group(
          {
            interval: seconds(0, 'Seconds between two probes of an unhealthy target. 0 switches them off.'),
            http_statuses: statuses(
              [429, 404, 500, 501, 502, 503, 504, 505],
              'Statuses that count as unhealthy.',
            ),
            ...failures,
          },
          'How an unhealthy target is probed, and when one becomes so.',
        ),
      },
      'Probes that Kong sends to the targets by itself.',
    ),
    passive: group(
      {
        type: probeType,
        healthy: group(
          {
            http_statuses: statuses(
              [200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 306, 307, 308],
              'Statuses that count as healthy.',
            ),
            successes: count('After how many good answers a target counts as healthy. 0 switches this off.'),
          },
          'What speaks for a target.',
        ),
        unhealthy: group(
          { http_statuses: statuses([429, 500, 503], 'Statuses that count as unhealthy.'), ...failures },
          'What speaks against a target.',
        ),
      },
      'What Kong learns from the calls that pass through.',
    ),
    threshold: {
      type: 'number',
      between: [0, 100],
      default: 0,
      description:
        'How many percent of the weight must be available, or else the whole upstream counts as unhealthy.',
    },
  },
  'How Kong finds out which targets can be used.',
)

function when(field: string, value: string, then: string, match: Matcher): EntityCheck {
  return { conditional: { if_field: field, if_match: { eq: value }, then_field: then, then_match: match } }
}

const required: Matcher = { required: true }
const fallback = (...values: readonly string[]): Matcher => ({ one_of: ['none', ...values] })

const arg = (description: string): StringField => ({ type: 'string', len_min: 1, description })
const headerName = (description: string): StringField => ({
  type: 'string',
  custom: onText(checkHeaderName),
  description,
})

export const upstreams: EntityKind = {
  name: 'upstreams',
  title: 'Upstream',
  description:
    'Groups of targets. A service whose `host` is the name of an upstream is balanced over its targets.',
  docs: 'https://developer.konghq.com/gateway/entities/upstream/',
  key: 'name',
  coverage: { level: 'run' },
  record: {
    type: 'record',
    fields: {
      name: {
        type: 'string',
        required: true,
        unique: true,
        custom: onText(checkUpstreamName),
        description: 'A host name. Services that carry it as their `host` are balanced over the targets.',
      },
      algorithm: {
        type: 'string',
        default: 'round-robin',
        one_of: ['consistent-hashing', 'least-connections', 'round-robin', 'latency'],
        description: 'How a target is chosen for a call.',
      },
      hash_on: {
        type: 'string',
        default: 'none',
        one_of: HASHES,
        description: 'What decides the target with consistent hashing, which setting it switches on.',
      },
      hash_fallback: {
        type: 'string',
        default: 'none',
        one_of: HASHES,
        description: 'What decides the target when a call lacks what `hash_on` asks for.',
      },
      hash_on_header: headerName('The header whose value decides.'),
      hash_fallback_header: headerName('The header whose value decides when the first is missing.'),
      hash_on_cookie: {
        type: 'string',
        description: 'The cookie whose value decides. Kong sets it when it is missing.',
        match: /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,
      },
      hash_on_cookie_path: path('The path of the cookie that Kong sets.', { default: '/' }),
      hash_on_query_arg: arg('The query parameter whose value decides.'),
      hash_fallback_query_arg: arg('The query parameter whose value decides when the first is missing.'),
      hash_on_uri_capture: arg('The capture of the path of the route that decides.'),
      hash_fallback_uri_capture: arg('The capture that decides when the first is missing.'),
      slots: {
        type: 'integer',
        default: 10000,
        between: [10, 65536],
        description: 'Places on the wheel that the targets share. More places divide finer.',
      },
      healthchecks,
      host_header: {
        type: 'string',
        custom: onText(checkHostPort),
        description: 'The `Host` that targets see.',
      },
      client_certificate: {
        type: 'foreign',
        reference: 'certificates',
        description: 'The certificate that Kong shows to the targets.',
      },
      use_srv_name: {
        type: 'boolean',
        default: false,
        description: 'Whether the name of a DNS SRV record is sent as `Host`.',
      },
      ...common,
    },
    shorthands: {
      algorithm: {
        type: 'string',
        expand(value) {
          const fields: Record<string, Json> = { algorithm: value }
          if (value === 'least-connections' || value === 'latency') fields.hash_on = null
          return { fields }
        },
      },
      hash_on: {
        type: 'string',
        expand(value) {
          const fields: Record<string, Json> = { hash_on: value ?? 'none' }
          if (value !== null) fields.algorithm = value === 'none' ? 'round-robin' : 'consistent-hashing'
          return { fields }
        },
      },
    },
    entity_checks: [
      when('hash_on', 'header', 'hash_on_header', required),
      when('hash_fallback', 'header', 'hash_fallback_header', required),
      when('hash_on', 'cookie', 'hash_on_cookie', required),
      when('hash_fallback', 'cookie', 'hash_on_cookie', required),
      when('hash_on', 'none', 'hash_fallback', fallback()),
      when('hash_on', 'cookie', 'hash_fallback', fallback()),
      when(
        'hash_on',
        'consumer',
        'hash_fallback',
        fallback('ip', 'header', 'cookie', 'path', 'query_arg', 'uri_capture'),
      ),
      when(
        'hash_on',
        'ip',
        'hash_fallback',
        fallback('consumer', 'header', 'cookie', 'path', 'query_arg', 'uri_capture'),
      ),
      when(
        'hash_on',
        'path',
        'hash_fallback',
        fallback('consumer', 'header', 'cookie', 'query_arg', 'ip', 'uri_capture'),
      ),
      { distinct: ['hash_on_header', 'hash_fallback_header'] },
      when('hash_on', 'query_arg', 'hash_on_query_arg', required),
      when('hash_fallback', 'query_arg', 'hash_fallback_query_arg', required),
      { distinct: ['hash_on_query_arg', 'hash_fallback_query_arg'] },
      when('hash_on', 'uri_capture', 'hash_on_uri_capture', required),
      when('hash_fallback', 'uri_capture', 'hash_fallback_uri_capture', required),
      { distinct: ['hash_on_uri_capture', 'hash_fallback_uri_capture'] },
    ],
  },
}

const moment = (description: string): NumberField => ({ type: 'number', auto: true, description })

export const targets: EntityKind = {
  name: 'targets',
  title: 'Target',
  description: 'The places behind an upstream, each with its share.',
  docs: 'https://developer.konghq.com/gateway/entities/target/',
  key: 'target',
  cacheKey: ['upstream', 'target'],
  coverage: { level: 'run' },
  record: {
    type: 'record',
    fields: {
      id: {
        type: 'string',
        uuid: true,
        auto: true,
        description: 'A UUID for this target. Left out, Kong derives one.',
      },
      created_at: moment('When it was created, in seconds since 1970. Filled in by Kong.'),
      updated_at: moment('When it was last changed, in seconds since 1970. Filled in by Kong.'),
      upstream: {
        type: 'foreign',
        reference: 'upstreams',
        required: true,
        description: 'The upstream it belongs to. A target inside an upstream has it already.',
      },
      target: {
        type: 'string',
        required: true,
        description: 'Host name or address, with a port after a colon. Without a port, 8000.',
        custom: onText((target) =>
          checkHostPort(target)
            ? `Invalid target ('${target}'); not a valid hostname or ip address`
            : undefined,
        ),
      },
      weight: {
        type: 'integer',
        between: [0, 65535],
        default: 100,
        description: 'Its share among the targets of the upstream. 0 takes it out.',
      },
      tags,
    },
  },
}
