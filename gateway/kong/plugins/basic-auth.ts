import type { Plugin } from '../plugin'
import { flag, HTTP_PROTOCOLS } from './fields'

export const basicAuth: Plugin = {
  name: 'basic-auth',
  priority: 1100,
  summary: 'Lets a call pass only with the username and password of a consumer.',
  docs: 'https://developer.konghq.com/plugins/basic-auth/',
  forbids: ['consumer'],
  protocols: HTTP_PROTOCOLS,
  config: {
    type: 'record',
    required: true,
    description: 'How the refusal is worded, and what happens without valid credentials.',
    fields: {
      anonymous: {
        type: 'string',
        description:
          'Id or username of a consumer that stands in when the credentials are missing or wrong. Without it such a call is refused with 401.',
      },
      hide_credentials: flag(
        false,
        'Whether the `Authorization` header is taken out of the request before the service sees it.',
      ),
      realm: {
        type: 'string',
        required: true,
        default: 'service',
        description: 'Named in the `WWW-Authenticate` header of a refusal; browsers show it in their dialog.',
      },
    },
  },
  create: () => ({}),
}
