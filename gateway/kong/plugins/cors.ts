import { addHeader, type HeaderList, header, type Json, withHeader, withoutHeader } from '@/core'
import type { Call, Plugin } from '../plugin'
import { compileRegex } from '../router/regex'
import { flag, HTTP_PROTOCOLS } from './fields'

const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']

function badOrigin(value: Json): string | undefined {
  if (typeof value !== 'string' || value === '*') return undefined
  return 'message' in compileRegex(value, 'traditional') ? `'${value}' is not a valid regex` : undefined
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
  create(instance) {
    const { config, origin: written } = instance
    const origins = (config.origins as readonly string[] | null | undefined) ?? []
    const allow = createOrigins(origins)
    const credentials = config.credentials === true
    const allowed = config.headers as readonly string[] | null | undefined
    const exposed = config.exposed_headers as readonly string[] | null | undefined
    const methods = ((config.methods as readonly string[] | null | undefined) ?? METHODS).join(',')
    const maxAge = config.max_age
    const cause = written.at('config', 'origins')

    /** What both a preflight and an ordinary answer say about the origin. */
    function grant(headers: HeaderList, from: string, vary: (headers: HeaderList) => HeaderList): HeaderList {
      const { list, all } = allow(headers, from, vary)
      if (!credentials) return list
      if (!all) return withHeader(list, 'Access-Control-Allow-Credentials', 'true')
      if (from === '') return list
      // A browser takes no `*` together with credentials, so the origin is named.
      const named = withHeader(vary(list), 'Access-Control-Allow-Origin', from)
      return withHeader(named, 'Access-Control-Allow-Credentials', 'true')
    }

    function preflight(call: Call, from: string): void {
      const asked = call.upstream.headers
      let headers = grant(call.answerHeaders, from, (list) => withHeader(list, 'Vary', 'Origin'))
      const wanted =
        allowed && allowed.length > 0 ? allowed.join(',') : header(asked, 'access-control-request-headers')
      headers =
        wanted === undefined
          ? withoutHeader(headers, 'Access-Control-Allow-Headers')
          : withHeader(headers, 'Access-Control-Allow-Headers', wanted)
      headers = withHeader(headers, 'Access-Control-Allow-Methods', methods)
      if (typeof maxAge === 'number') headers = withHeader(headers, 'Access-Control-Max-Age', String(maxAge))
      if (
        config.private_network === true &&
        header(asked, 'access-control-request-private-network') === 'true'
      ) {
        headers = withHeader(headers, 'Access-Control-Allow-Private-Network', 'true')
      }
      call.answerHeaders = headers
      call.exit(200)
      call.step(() => ({
        verdict: 'stop',
        why: `${told(headers, from)}; a browser asks this before its call`,
        effect: '200, preflight',
        cause,
      }))
    }

    return {
      access(call) {
        const { method, headers } = call.upstream
        if (method !== 'OPTIONS') return
        const from = header(headers, 'origin') ?? ''
        if (from === '' || header(headers, 'access-control-request-method') === undefined) return
        call.own.cors = 'answered'
        if (config.preflight_continue === true) {
          call.step(() => ({
            verdict: 'pass',
            why: 'A browser asks first; the service shall answer',
            cause: written.at('config', 'preflight_continue'),
          }))
          return
        }
        preflight(call, from)
      },
      header_filter(call) {
        const { response } = call
        if (!response || call.own.cors !== undefined) return
        const from = header(call.upstream.headers, 'origin') ?? ''
        if (from === '' && config.allow_origin_absent === false) {
          call.step(() => ({
            verdict: 'pass',
            why: 'The call names no origin, so nothing is said about origins',
            cause: written.at('config', 'allow_origin_absent'),
          }))
          return
        }
        response.headers = grant(response.headers, from, (list) => addHeader(list, 'Vary', 'Origin'))
        if (exposed && exposed.length > 0) {
          response.headers = withHeader(response.headers, 'Access-Control-Expose-Headers', exposed.join(','))
        }
        const { headers } = response
        call.step(() => ({
          verdict: 'change',
          why: told(headers, from),
          effect: `Access-Control-Allow-Origin: ${header(headers, 'access-control-allow-origin') ?? 'none'}`,
          cause,
        }))
      },
    }
  },
}

type Allow = (
  headers: HeaderList,
  from: string,
  vary: (headers: HeaderList) => HeaderList,
) => { readonly list: HeaderList; readonly all: boolean }

const ALLOW = 'Access-Control-Allow-Origin'
const PLAIN = /^[A-Za-z0-9.:/-]+$/

/** Resolves the forms of `origins`: everything, one plain origin that is always named, or a list to search. */
function createOrigins(origins: readonly string[]): Allow {
  const [only] = origins
  if (only === undefined || (origins.length === 1 && only === '*')) {
    return (headers) => ({ list: withHeader(headers, ALLOW, '*'), all: true })
  }
  if (origins.length === 1 && PLAIN.test(only)) {
    return (headers, _, vary) => ({ list: withHeader(vary(headers), ALLOW, only), all: false })
  }
  if (origins.includes('*')) {
    return (headers, from, vary) =>
      from === ''
        ? { list: withoutHeader(vary(headers), ALLOW), all: false }
        : { list: withHeader(vary(headers), ALLOW, '*'), all: true }
  }
  const tests = origins.map(createTest)
  return (headers, from, vary) => {
    const list = vary(headers)
    const asked = normalizeOrigin(from)
    const found = from !== '' && tests.some((test) => test(asked))
    return { list: found ? withHeader(list, ALLOW, asked.domain) : withoutHeader(list, ALLOW), all: false }
  }
}

interface Origin {
  /** Scheme, host and port; default ports left out. */
  readonly domain: string
  readonly host: string
}

/** Regular expressions are tried on the whole origin when they name a scheme or port, else on the host alone. */
function createTest(entry: string): (asked: Origin) => boolean {
  if (PLAIN.test(entry)) {
    const { domain } = normalizeOrigin(entry)
    return (asked) => asked.domain === domain
  }
  const anchored = entry.endsWith('$') ? entry : `${entry}$`
  const compiled = compileRegex(anchored.replace(/^\^/, ''), 'traditional')
  if ('message' in compiled) return () => false
  const byHost = !entry.includes(':')
  return (asked) => compiled.regex.test(byHost ? asked.host : asked.domain)
}

function normalizeOrigin(origin: string): Origin {
  const match = /^(?:([A-Za-z0-9][\w+.-]*):)?\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]+)(?::(\d*))?/.exec(origin)
  const host = match?.[2]
  if (!match || host === undefined) return { domain: origin, host: origin }
  const [, scheme, , port] = match
  const standard = (scheme === 'http' && port === '80') || (scheme === 'https' && port === '443')
  const end = port && !standard ? `:${port}` : ''
  return { domain: `${scheme === undefined ? '' : `${scheme}://`}${host}${end}`, host }
}

function told(headers: HeaderList, from: string): string {
  const allowed = header(headers, ALLOW)
  if (allowed === '*') return 'Any site may read the answer'
  if (allowed === undefined)
    return `${from === '' ? 'A call without origin' : from} is not in the list, so no site is named`
  return allowed === from ? `${from} may read the answer` : `Only ${allowed} may read the answer`
}
