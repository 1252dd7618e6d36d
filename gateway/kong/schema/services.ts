import type { Json } from '@/core'
import type { EntityCheck, NumberField } from '../field'
import { checkHost, common, entityName, onText, PROTOCOLS, path, port } from './common'
import type { EntityKind } from './kind'

function timeout(what: string): NumberField {
  return {
    type: 'integer',
    between: [1, 2147483646],
    default: 60000,
    description: `How long Kong waits ${what}, in milliseconds.`,
  }
}

/** `http://orders:8080/v1` taken apart; ports that a scheme does not imply are 80. */
function expandUrl(value: Json): Record<string, Json> {
  let rest = String(value).replace(/#.*$/, '')
  const scheme = /^([a-zA-Z0-9][\w+\-.]*):/.exec(rest)
  if (scheme) rest = rest.slice(scheme[0].length)
  const authority = /^\/\/([^/?]*)/.exec(rest)
  if (authority) rest = rest.slice(authority[0].length)
  const place = (authority?.[1] ?? '').replace(/^[^@]*@/, '')
  const portText = /:([^:\]]*)$/.exec(place)
  const host = portText ? place.slice(0, portText.index) : place
  const given = portText?.[1] ? Number(portText[1]) : Number.NaN
  const implied = given === 443 ? 'https' : 'http'
  const protocol = scheme?.[1] ?? implied
  const fallback = protocol === 'https' ? 443 : 80
  return {
    protocol,
    host: host.replace(/^\[|\]$/g, '') || null,
    port: Number.isNaN(given) ? portText?.[1] || fallback : given,
    path: rest.replace(/\?.*$/, '').replace(/;.*$/, '') || null,
  }
}

const onlyTls = (field: string): EntityCheck => ({
  conditional: {
    if_field: 'protocol',
    if_match: { not_one_of: ['https', 'tls'] },
    then_field: field,
    then_match: { eq: null },
  },
})

export const services: EntityKind = {
  name: 'services',
  title: 'Service',
  description: 'The services that Kong passes calls on to. A service says where; its routes say which calls.',
  docs: 'https://developer.konghq.com/gateway/entities/service/',
  key: 'name',
  coverage: { level: 'run' },
  record: {
    type: 'record',
    fields: {
      name: entityName('What this service is called. Routes and plugins refer to it by this name.'),
      retries: {
        type: 'integer',
        default: 5,
        between: [0, 32767],
        description:
          'How often Kong tries again when a service cannot be reached. An HTTP error is not retried.',
      },
      protocol: {
        type: 'string',
        required: true,
        default: 'http',
        one_of: PROTOCOLS,
        description: 'How Kong speaks to the service.',
      },
      host: {
        type: 'string',
        required: true,
        custom: onText(checkHost),
        description:
          'Host name or address of the service, or the name of an upstream to balance over its targets.',
      },
      port: port('Port of the service.', { required: true, default: 80 }),
      path: path('Put in front of the path of each call. It starts with `/`.'),
      connect_timeout: timeout('for a connection'),
      write_timeout: timeout('between two pieces of the request that it sends'),
      read_timeout: timeout('between two pieces of the answer that it reads'),
      client_certificate: {
        type: 'foreign',
        reference: 'certificates',
        description: 'The certificate that Kong shows to the service.',
      },
      tls_verify: {
        type: 'boolean',
        description: 'Whether Kong checks the certificate of the service. Only for https and tls.',
      },
      tls_verify_depth: {
        type: 'integer',
        between: [0, 64],
        description: 'How long a chain of certificates may be. Only for https and tls.',
      },
      ca_certificates: {
        type: 'array',
        elements: { type: 'string', uuid: true },
        description:
          'Ids of the CA certificates that the service is checked against. Only for https and tls.',
      },
      enabled: {
        type: 'boolean',
        required: true,
        default: true,
        description: 'With `false`, the routes of this service take no calls.',
      },
      ...common,
    },
    shorthands: {
      url: {
        type: 'string',
        description:
          'Protocol, host, port and path in one: `http://orders:8080/v1`. Kong takes it apart and does not keep it.',
        expand: (value) => ({ fields: expandUrl(value) }),
      },
    },
    entity_checks: [
      {
        conditional: {
          if_field: 'protocol',
          if_match: { one_of: ['tcp', 'tls', 'udp', 'grpc', 'grpcs'] },
          then_field: 'path',
          then_match: { eq: null },
        },
      },
      onlyTls('client_certificate'),
      onlyTls('tls_verify'),
      onlyTls('tls_verify_depth'),
      onlyTls('ca_certificates'),
    ],
  },
}
