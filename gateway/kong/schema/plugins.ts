import type { Field } from '../field'
import type { Plugin } from '../plugin'
import { common, entityName, PROTOCOLS } from './common'
import type { EntityKind, Variant } from './kind'

/**
 * The plugins that come with the open-source Kong. Any other name is refused.
 * Source: Kong/kong `kong/constants.lua`.
 */
export const BUNDLED_PLUGINS: readonly string[] = [
  'acl',
  'acme',
  'ai-prompt-decorator',
  'ai-prompt-guard',
  'ai-prompt-template',
  'ai-proxy',
  'ai-request-transformer',
  'ai-response-transformer',
  'aws-lambda',
  'azure-functions',
  'basic-auth',
  'bot-detection',
  'correlation-id',
  'cors',
  'datadog',
  'file-log',
  'grpc-gateway',
  'grpc-web',
  'hmac-auth',
  'http-log',
  'ip-restriction',
  'jwt',
  'key-auth',
  'ldap-auth',
  'loggly',
  'oauth2',
  'opentelemetry',
  'post-function',
  'pre-function',
  'prometheus',
  'proxy-cache',
  'rate-limiting',
  'redirect',
  'request-size-limiting',
  'request-termination',
  'request-transformer',
  'response-ratelimiting',
  'response-transformer',
  'session',
  'standard-webhooks',
  'statsd',
  'syslog',
  'tcp-log',
  'udp-log',
  'zipkin',
]

const HTTP: readonly string[] = ['grpc', 'grpcs', 'http', 'https']

function protocols(list: readonly string[], allowed: readonly string[]): Field {
  return {
    type: 'set',
    required: true,
    default: list,
    elements: { type: 'string', one_of: allowed },
    description: 'The protocols of calls that this plugin works on.',
  }
}

export const pluginsKind: EntityKind = {
  name: 'plugins',
  title: 'Plugin',
  description:
    'What is done to calls on their way: at the top for all, inside a service, route or consumer for theirs alone. The narrowest one wins.',
  docs: 'https://developer.konghq.com/gateway/entities/plugin/',
  key: 'instance_name',
  cacheKey: ['name', 'route', 'service', 'consumer'],
  variantBy: {
    field: 'name',
    unknown: (value) => `plugin '${value}' not enabled; add it to the 'plugins' configuration property`,
  },
  coverage: { level: 'run' },
  record: {
    type: 'record',
    fields: {
      name: { type: 'string', required: true, description: 'Which plugin.' },
      instance_name: entityName('A name of your own for this use of the plugin.'),
      route: {
        type: 'foreign',
        reference: 'routes',
        description: 'Only calls of this route, by name or id.',
      },
      service: {
        type: 'foreign',
        reference: 'services',
        description: 'Only calls to this service, by name or id.',
      },
      consumer: {
        type: 'foreign',
        reference: 'consumers',
        description: 'Only calls of this consumer, by username or id.',
      },
      config: { type: 'any', description: 'The settings of the plugin.' },
      protocols: protocols(HTTP, PROTOCOLS),
      enabled: {
        type: 'boolean',
        required: true,
        default: true,
        description: 'With `false`, Kong acts as if the plugin were not there.',
      },
      ...common,
    },
  },
}

/** The rules of one plugin; `undefined` for one that Kong does not have. */
export function pluginVariant(name: string, plugins: ReadonlyMap<string, Plugin>): Variant | undefined {
  const plugin = plugins.get(name)
  if (!plugin) return BUNDLED_PLUGINS.includes(name) ? {} : undefined
  const list = plugin.protocols ?? HTTP
  return {
    fields: { config: { ...plugin.config, required: true }, protocols: protocols(list, list) },
    absent: Object.fromEntries((plugin.forbids ?? []).map((scope) => [scope, 'value must be null'])),
    entity_checks: plugin.entity_checks,
  }
}
