import type { Json } from '@/core'
import type { Plugin } from '../plugin'
import { flag, HTTP_PROTOCOLS, headerName } from './fields'

const present = (value: Json | undefined): boolean => typeof value === 'string' && value !== ''

function checkContent(value: Json): string | undefined {
  if (value === null || typeof value !== 'object') return undefined
  const config = value as Readonly<Record<string, Json>>
  const body = present(config.body)
  const type = present(config.content_type)
  if (present(config.message) && (type || body)) return 'message cannot be used with content_type or body'
  if (type && !body) return 'content_type requires a body'
  if (config.echo === true && (type || body)) return 'echo cannot be used with content_type and body'
  return undefined
}

export const requestTermination: Plugin = {
  name: 'request-termination',
  priority: 2,
  summary: 'Answers each call itself with a fixed status and text; the service is not called.',
  docs: 'https://developer.konghq.com/plugins/request-termination/',
  protocols: HTTP_PROTOCOLS,
  config: {
    type: 'record',
    required: true,
    description: 'The answer that is given.',
    fields: {
      status_code: {
        type: 'integer',
        required: true,
        default: 503,
        between: [100, 599],
        description: 'Status of the answer.',
      },
      message: { type: 'string', description: 'Sent as `{"message": …}`. Not together with `body`.' },
      content_type: { type: 'string', description: 'Content type of `body`.' },
      body: { type: 'string', description: 'The whole body of the answer. Not together with `message`.' },
      echo: flag(false, 'Whether the answer describes the request and where it matched, for finding faults.'),
      trigger: headerName(
        'Answer only calls that carry this header or query parameter; all others go on as usual.',
      ),
    },
    custom: checkContent,
  },
  create: () => ({}),
}
