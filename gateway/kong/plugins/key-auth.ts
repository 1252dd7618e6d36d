import { header, type Json, withoutHeader } from '@/core'
import { decodeArgs, removeArg } from '../../parts/args'
import type { KeyAuthCredential } from '../entities'
import { consumerName } from '../names'
import type { Call, Plugin } from '../plugin'
import { readBody, withoutField } from './body-args'
import { createAuthentication, type Refusal, setConsumer } from './credentials'
import { flag, HTTP_PROTOCOLS, headerName } from './fields'
import { headerLookup } from './header-lookup'

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
  create(instance, tools) {
    const { config, origin } = instance
    const names = config.key_names as readonly string[]
    const places = names.map((name) => ({ name, inHeaders: headerLookup(name) }))
    const inHeader = config.key_in_header === true
    const inQuery = config.key_in_query === true
    const inBody = config.key_in_body === true
    const hide = config.hide_credentials === true
    const onPreflight = config.run_on_preflight !== false
    const realm = config.realm
    const challenge = typeof realm === 'string' && realm !== '' ? `Key realm="${realm}"` : 'Key'
    const whereTo = [inHeader && 'header', inQuery && 'query parameter', inBody && 'body field']
      .filter(Boolean)
      .join(' or ')
    const credentials = new Map(tools.document.keyauth_credentials.map((one) => [one.key, one]))

    const authenticate = createAuthentication({
      instance,
      tools,
      challenge: [['WWW-Authenticate', challenge]],
      attempt(call) {
        const found = find(call)
        if ('refusal' in found) return found.refusal
        const credential = credentials.get(found.key)
        if (!credential) {
          const why = `No consumer has the key that came in the ${found.place} ${found.name}`
          const remedy =
            'Send a key that stands under `keyauth_credentials` of a consumer, or add this one there.'
          return {
            message: 'Unauthorized',
            why,
            remedy,
            cause: origin.at('config', 'key_names', found.index),
          }
        }
        accept(call, credential, found)
        return undefined
      },
    })

    function find(call: Call): Found | { readonly refusal: Refusal } {
      const { headers, query, body } = call.upstream
      const args = inQuery && query ? decodeArgs(query) : undefined
      const type = header(headers, 'content-type')
      const fields = inBody ? readBody(body, type) : undefined
      for (const [index, { name, inHeaders }] of places.entries()) {
        let place: Found['place'] = 'header'
        let value: Json | undefined = inHeader ? oneOrMany(inHeaders(headers)) : undefined
        if (value === undefined && args) {
          place = 'query parameter'
          value = args.get(name)
        }
        if (value === undefined && fields) {
          place = 'body field'
          value = Object.hasOwn(fields, name) ? fields[name] : undefined
        }
        if (typeof value === 'string') {
          if (hide) takeOut(call, name, fields && type)
          if (value === '') break
          return { key: value, name, place, index }
        }
        if (typeof value === 'object' && value !== null) {
          return {
            refusal: {
              message: 'Duplicate API key found',
              why: `${name} came more than once`,
              remedy: `Send ${name} once.`,
              cause: origin.at('config', 'key_names', index),
            },
          }
        }
      }
      const why = `No key came under the name ${names.join(' or ')}`
      const remedy = `Send the key of a consumer as ${whereTo} ${names.join(' or ')}.`
      return {
        refusal: {
          message: 'No API key found in request',
          why,
          remedy,
          cause: origin.at('config', 'key_names'),
        },
      }
    }

    function takeOut(call: Call, name: string, bodyType: string | undefined): void {
      const draft = call.upstream
      if (draft.query !== undefined) draft.query = removeArg(draft.query, name) || undefined
      draft.headers = withoutHeader(withoutHeader(draft.headers, name), name.replaceAll('_', '-'))
      if (bodyType !== undefined) draft.body = withoutField(draft.body, bodyType, name)
    }

    function accept(call: Call, credential: KeyAuthCredential, found: Found): void {
      setConsumer(call, credential.consumer, credential, credential.id)
      call.step(() => ({
        verdict: 'change',
        why: `The ${found.place} ${found.name} holds a key of ${consumerName(credential.consumer)}${hide ? '; the key is taken out' : ''}`,
        effect: `consumer: ${consumerName(credential.consumer)}`,
        cause: credential.origin.at('key'),
      }))
    }

    return {
      access(call) {
        if (!onPreflight && call.upstream.method === 'OPTIONS') {
          call.step(() => ({
            verdict: 'pass',
            why: 'OPTIONS needs no key here',
            cause: origin.at('config', 'run_on_preflight'),
          }))
          return
        }
        authenticate(call)
      },
    }
  },
}

interface Found {
  readonly key: string
  readonly name: string
  readonly place: 'header' | 'query parameter' | 'body field'
  readonly index: number
}

function oneOrMany(values: readonly string[]): Json | undefined {
  return values.length < 2 ? values[0] : values
}
