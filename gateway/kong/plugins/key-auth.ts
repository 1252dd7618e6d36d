import type { Plugin } from '../plugin'
import { flag, HTTP_PROTOCOLS, headerName } from './fields'

export const keyAuth: Plugin = {
  name: 'key-auth',
  priority: 1250,
  summary: 'Lets a call pass only with a key that belongs to a consumer.',
  docs: 'https://developer.konghq.com/plugins/key-auth/',
  forbids: ['consumer'],
  protocols: HTTP_PROTOCOLS,
  config: {
    type: 'record',
    required: true,
    description: 'Where the key is looked for, and what happens without one.',
    fields: {
      key_names: {
        type: 'array',
        required: true,
        default: ['apikey'],
        elements: headerName('Letters, digits, `_` and `-`.'),
        description: 'Names under which the key may come, tried in this order.',
      },
      hide_credentials: flag(
        false,
        'Whether the key is taken out of the request before the service sees it.',
      ),
      anonymous: {
        type: 'string',
        description:
          'Id or username of a consumer that stands in when no valid key was sent. Without it such a call is refused with 401.',
      },
      key_in_header: flag(true, 'Whether the key may be a request header.'),
      key_in_query: flag(true, 'Whether the key may be a query parameter.'),
      key_in_body: flag(
        false,
        'Whether the key may be a field of the body: a form, a multipart form or a JSON object.',
      ),
      run_on_preflight: flag(
        true,
        'Whether `OPTIONS` calls need a key as well. Browsers send none with a preflight, so `false` lets those through.',
      ),
      realm: {
        type: 'string',
        required: false,
        description: 'Named in the `WWW-Authenticate` header of a refusal.',
      },
    },
  },
  create: () => ({}),
}
