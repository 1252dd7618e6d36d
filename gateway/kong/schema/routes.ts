import type { Json } from '@/core'
import type { EntityCheck, Field, StringField } from '../field'
import {
  checkHeaderName,
  checkHostPort,
  checkWildcardHost,
  common,
  ends,
  entityName,
  headers,
  onText,
  PROTOCOLS,
} from './common'
import type { EntityKind, Variant } from './kind'
import { checkRoutePath } from './path'
import { routerRegexError } from './regex'

const EXCLUSIVE = [['http', 'https'], ['tcp', 'tls', 'udp'], ['tls_passthrough'], ['grpc', 'grpcs']] as const

function checkProtocols(value: Json): string | undefined {
  if (!Array.isArray(value)) return undefined
  const sets = new Set(
    value.map((protocol) => EXCLUSIVE.find((set) => set.some((member) => member === protocol))),
  )
  sets.delete(undefined)
  if (sets.size < 2) return undefined
  const names = [...sets].map((set) => `(${set?.map((name) => `'${name}'`).join(', ')})`)
  return `these sets are mutually exclusive: ${names.join(', ')}`
}

function checkRouteHost(host: string): string | undefined {
  if (!/^\*\.|\.\*$|^[^*]*$/.test(host)) {
    return 'invalid wildcard: must be placed at leftmost or rightmost label'
  }
  return checkHostPort(host.replaceAll('*', 'abc'))
}

const httpMethod: StringField = { type: 'string', match: /^[A-Z]+$/ }

const stripPath: Field = {
  type: 'boolean',
  required: true,
  default: true,
  description:
    'Whether the part of the path that matched is cut off before the call goes to the service. With `paths: [/orders]` the service then sees `/1042` for `/orders/1042`.',
}

export const routes: EntityKind = {
  name: 'routes',
  title: 'Route',
  description:
    'Which calls a service gets. Every kind of condition that is written must hold; within one kind any entry will do.',
  docs: 'https://developer.konghq.com/gateway/entities/route/',
  key: 'name',
  coverage: { level: 'run' },
  variantBy: { field: 'protocols', unknown: (value) => `unknown type: ${value}` },
  record: {
    type: 'record',
    fields: {
      name: entityName('What this route is called. Plugins refer to it by this name.'),
      protocols: {
        type: 'set',
        required: true,
        len_min: 1,
        default: ['http', 'https'],
        elements: { type: 'string', one_of: PROTOCOLS },
        custom: checkProtocols,
        description:
          'The protocols this route takes. An http call to a route for https alone is told to come back by https.',
      },
      methods: {
        type: 'set',
        elements: httpMethod,
        description: 'HTTP methods this route takes, in capitals. Without it, all.',
      },
      hosts: {
        type: 'array',
        description:
          'Hosts this route takes, as in the `Host` header. `*` may stand for the first or the last label; a port may follow.',
        elements: {
          type: 'string',
          match_all: [
            { pattern: /^[^*]*\*?[^*]*$/, err: 'invalid wildcard: must have at most one wildcard' },
          ],
          custom: onText(checkRouteHost),
        },
      },
      paths: {
        type: 'array',
        description:
          'Paths this route takes. A plain one is a prefix: `/orders` also takes `/orders/1042` and `/ordersystem`. After `~` it is a regular expression, bound to the start.',
        elements: {
          type: 'string',
          match_none: [{ pattern: /\/\//, err: 'must not have empty segments' }],
          custom: onText(checkRoutePath),
        },
      },
      headers: headers(
        'Headers a call must carry, each with the values that will do. One single value after `~*` is a regular expression.',
        {
          match_none: [
            {
              pattern: /^host$/i,
              err: "cannot contain 'host' header, which must be specified in the 'hosts' attribute",
            },
          ],
          custom: onText(checkHeaderName),
        },
      ),
      snis: {
        type: 'set',
        elements: { type: 'string', custom: onText(checkWildcardHost) },
        description: 'Server names of the TLS handshake that this route takes.',
      },
      sources: ends('Where a connection may come from. Only for tcp, tls and udp.'),
      destinations: ends('Where a connection may arrive. Only for tcp, tls and udp.'),
      strip_path: stripPath,
      preserve_host: {
        type: 'boolean',
        required: true,
        default: false,
        description: 'Whether the service sees the `Host` of the call. Otherwise it sees its own.',
      },
      regex_priority: {
        type: 'integer',
        default: 0,
        description: 'Among routes whose regular expressions both match, the higher number wins.',
      },
      path_handling: {
        type: 'string',
        default: 'v0',
        one_of: ['v0', 'v1'],
        description:
          'How the path of the service and the rest of the path of the call are joined. `v1` is kept for old configurations and works with the `traditional` router only.',
      },
      https_redirect_status_code: {
        type: 'integer',
        required: true,
        default: 426,
        one_of: [426, 301, 302, 307, 308],
        description: 'What an http call to a route for https alone is answered with. All but 426 redirect.',
      },
      request_buffering: {
        type: 'boolean',
        required: true,
        default: true,
        description: 'Whether Kong reads the whole request before it passes it on.',
      },
      response_buffering: {
        type: 'boolean',
        required: true,
        default: true,
        description: 'Whether Kong reads the whole answer before it passes it on.',
      },
      service: {
        type: 'foreign',
        reference: 'services',
        description:
          'The service that gets the calls, by name or id. A route inside a service has it already.',
      },
      ...common,
    },
    entity_checks: [
      {
        conditional: {
          if_field: 'protocols',
          if_match: { elements: { not_one_of: ['grpcs', 'https', 'tls', 'tls_passthrough'] } },
          then_field: 'snis',
          then_match: { len_eq: 0 },
          then_err: "'snis' can only be set when 'protocols' is 'grpcs', 'https', 'tls' or 'tls_passthrough'",
        },
      },
    ],
  },
}

/** Fields that only the `expressions` router knows. */
export const expressionFields: Readonly<Record<string, Field>> = {
  expression: {
    type: 'string',
    description: 'The condition of this route, in the language of the expressions router.',
  },
  priority: {
    type: 'integer',
    required: true,
    default: 0,
    between: [0, 2 ** 46 - 1],
    description: 'Among routes whose expressions match, the higher number wins.',
  },
}

const STREAM = "'tcp', 'tls', 'tls_passthrough' or 'udp'"

function absent(fields: readonly string[], when: string): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => [field, `cannot set '${field}' when 'protocols' is ${when}`]),
  )
}

function needsOne(
  secure: string,
  plain: string,
  fields: readonly string[],
  extra: readonly string[],
): EntityCheck {
  return {
    conditional_at_least_one_of: {
      if_field: 'protocols',
      if_match: { contains: secure },
      then_at_least_one_of: [...fields, 'snis', ...extra],
      then_err: `must set one of %s when 'protocols' is '${secure}'`,
      else_match: { contains: plain },
      else_then_at_least_one_of: [...fields, ...extra],
      else_then_err: `must set one of %s when 'protocols' is '${plain}'`,
    },
  }
}

/** The rules that hang on the first protocol of a route; `undefined` for one that Kong does not know. */
export function routeVariant(protocol: string, expressions: boolean): Variant | undefined {
  const extra = expressions ? ['expression'] : []
  if (protocol === 'http' || protocol === 'https') {
    return {
      absent: expressions ? {} : absent(['sources', 'destinations'], "'http' or 'https'"),
      entity_checks: [needsOne('https', 'http', ['methods', 'hosts', 'headers', 'paths'], extra)],
    }
  }
  if (protocol === 'grpc' || protocol === 'grpcs') {
    const strip: Field = {
      ...stripPath,
      default: false,
      ne: true,
      err: "cannot set 'strip_path' when 'protocols' is 'grpc' or 'grpcs'",
    }
    return {
      fields: { strip_path: strip },
      absent: absent(expressions ? ['methods'] : ['methods', 'sources', 'destinations'], "'grpc' or 'grpcs'"),
      entity_checks: [needsOne('grpcs', 'grpc', ['hosts', 'headers', 'paths'], extra)],
    }
  }
  if (!PROTOCOLS.some((known) => known === protocol)) return undefined
  return {
    absent: absent(['methods', 'hosts', 'paths', 'headers'], STREAM),
    entity_checks: [
      {
        conditional_at_least_one_of: {
          if_field: 'protocols',
          if_match: { elements: { one_of: ['tcp', 'tls', 'udp'] } },
          then_at_least_one_of: ['sources', 'destinations', 'snis', ...extra],
          then_err: "must set one of %s when 'protocols' is 'tcp', 'tls' or 'udp'",
        },
      },
      {
        conditional_at_least_one_of: {
          if_field: 'protocols',
          if_match: { elements: { one_of: ['tls_passthrough'] } },
          then_at_least_one_of: ['snis', ...extra],
          then_err: "must set snis when 'protocols' is 'tls_passthrough'",
        },
      },
    ],
  }
}

/** What the newer routers refuse in the regular expressions of a route that PCRE would take. */
export const routerCheck: EntityCheck = {
  custom: (route) => {
    const paths = Array.isArray(route.paths) ? route.paths : []
    for (const path of paths) {
      const error =
        typeof path === 'string' && path.startsWith('~') ? routerRegexError(path.slice(1)) : undefined
      if (error) return `Router Expression failed validation: ${error} (in '${String(path)}')`
    }
    return undefined
  },
}
