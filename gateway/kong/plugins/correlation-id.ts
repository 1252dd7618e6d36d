import type { Plugin } from '../plugin'
import { flag, HTTP_PROTOCOLS } from './fields'

export const correlationId: Plugin = {
  name: 'correlation-id',
  priority: 100001,
  summary: 'Gives each call an id that travels with it, so that its traces can be found again.',
  docs: 'https://developer.konghq.com/plugins/correlation-id/',
  protocols: HTTP_PROTOCOLS,
  config: {
    type: 'record',
    required: true,
    description: 'How the id is made and where it is put.',
    fields: {
      header_name: {
        type: 'string',
        default: 'Kong-Request-ID',
        description: 'Header that carries the id. An id that the client sends is kept.',
      },
      generator: {
        type: 'string',
        required: true,
        default: 'uuid#counter',
        one_of: ['uuid', 'uuid#counter', 'tracker'],
        description:
          'How an id looks: a fresh UUID, one UUID per gateway with a running number, or address, port, connection and time.',
      },
      echo_downstream: flag(false, 'Whether the client gets the id in the answer too.'),
    },
  },
  create: () => ({}),
}
