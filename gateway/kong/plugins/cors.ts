import type { Json } from '@/core'
import type { Plugin } from '../plugin'
import { flag, HTTP_PROTOCOLS } from './fields'

const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']

function badOrigin(value: Json): string | undefined {
  if (typeof value !== 'string' || value === '*') return undefined
  try {
    new RegExp(value)
    return undefined
  } catch {
    return `'${value}' is not a valid regex`
  }
}

export const cors: Plugin = {
  name: 'cors',
  priority: 2000,
  summary: 'Tells browsers which other sites may read the answers, and answers their preflight questions.',
  docs: 'https://developer.konghq.com/plugins/cors/',
  forbids: ['consumer'],
  protocols: HTTP_PROTOCOLS,
  config: {
    type: 'record',
    required: true,
    description: 'What browsers are told about reading answers from other sites.',
    fields: {
      origins: {
        type: 'array',
        elements: { type: 'string', custom: badOrigin },
        description:
          'Sites that may read the answers, as plain origins (`https://shop.test`) or regular expressions. `*`, or nothing, allows all.',
      },
      headers: {
        type: 'array',
        elements: { type: 'string' },
        description:
          'Request headers that a page may send (`Access-Control-Allow-Headers`). Without it, those that the preflight asks for.',
      },
      exposed_headers: {
        type: 'array',
        elements: { type: 'string' },
        description: 'Answer headers that a page may read (`Access-Control-Expose-Headers`).',
      },
      methods: {
        type: 'array',
        default: METHODS,
        elements: { type: 'string', one_of: METHODS },
        description: 'Methods that a page may use (`Access-Control-Allow-Methods`).',
      },
      max_age: {
        type: 'number',
        description: 'How long a browser may remember the answer to a preflight, in seconds.',
      },
      credentials: flag(false, 'Whether a page may send cookies and the like along with its calls.'),
      private_network: flag(
        false,
        'Whether a page from the public internet may call into this network, if the preflight asks for it.',
      ),
      preflight_continue: flag(false, 'Whether the service answers the preflight instead of Kong.'),
      allow_origin_absent: flag(true, 'Whether the headers are also added when a call names no origin.'),
    },
  },
  create: () => ({}),
}
