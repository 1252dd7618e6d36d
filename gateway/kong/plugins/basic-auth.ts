import { header, text, withoutHeader } from '@/core'
import type { BasicAuthCredential } from '../entities'
import { consumerName } from '../names'
import type { Call, Plugin } from '../plugin'
import { createAuthentication, setConsumer } from './credentials'
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
  create(instance, tools) {
    const { config, origin } = instance
    const hide = config.hide_credentials === true
    const credentials = new Map(tools.document.basicauth_credentials.map((one) => [one.username, one]))

    /** Takes the credentials of one header, and the header itself away when it is to be hidden. */
    function read(call: Call, name: string, value: string | undefined): Given | undefined {
      const given = value === undefined ? undefined : parseBasic(value)
      if (given === 'malformed') return undefined
      if (hide) call.upstream.headers = withoutHeader(call.upstream.headers, name)
      return given
    }

    const authenticate = createAuthentication({
      instance,
      tools,
      challenge: [['WWW-Authenticate', `Basic realm="${String(config.realm)}"`]],
      attempt(call) {
        const { headers } = call.upstream
        const authorization = header(headers, 'authorization')
        const proxyAuthorization = header(headers, 'proxy-authorization')
        const refuse = (why: string) => ({
          message: 'Unauthorized',
          why,
          remedy:
            'Send `Authorization: Basic …` with a username and password from `basicauth_credentials` of a consumer.',
          cause: origin.cause,
        })
        if (authorization === undefined && proxyAuthorization === undefined) {
          return refuse('No Authorization header came')
        }
        let given = read(call, 'proxy-authorization', proxyAuthorization)
        let credential: BasicAuthCredential | undefined = given && credentials.get(given.username)
        if (!credential) {
          given = read(call, 'authorization', authorization)
          if (!given) return refuse('The Authorization header holds no username and password')
          credential = credentials.get(given.username)
        }
        if (!credential) return refuse(`No consumer has the username ${given?.username}`)
        if (credential.password !== given?.password) {
          return {
            ...refuse(`The password of ${credential.username} is another one`),
            cause: credential.origin.at('password'),
          }
        }
        setConsumer(call, credential.consumer, credential, credential.username)
        const { consumer, username } = credential
        const cause = credential.origin.at('username')
        call.step(() => ({
          verdict: 'change',
          why: `${username} and the password belong to ${consumerName(consumer)}${hide ? '; the header is taken out' : ''}`,
          effect: `consumer: ${consumerName(consumer)}`,
          cause,
        }))
        return undefined
      },
    })
    return { access: authenticate }
  },
}

interface Given {
  readonly username: string
  readonly password: string
}

/** Username and password of a header value; nothing when it is no Basic, `malformed` when it decodes to no pair. */
function parseBasic(value: string): Given | 'malformed' | undefined {
  const encoded = /\s*[Bb]asic\s*(.+)/.exec(value)?.[1]
  const decoded = encoded === undefined ? undefined : decodeBase64(encoded)
  if (decoded === undefined) return undefined
  const match = /([^:]+):(.*)/.exec(decoded)
  return match ? { username: match[1] as string, password: match[2] as string } : 'malformed'
}

function decodeBase64(encoded: string): string | undefined {
  try {
    return text(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)))
  } catch {
    return undefined
  }
}
