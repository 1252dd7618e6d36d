/**
 * Kong's error answers. Two makers: Kong itself, which looks at `Accept` and falls back to JSON, and Nginx
 * below it (bad gateway, timeout), which looks at `Accept`, then at `Content-Type`, then falls back to plain text.
 * Behaviour: Kong/kong `kong/pdk/response.lua`, `kong/error_handlers.lua`, `kong/tools/http.lua`.
 */
import { type HeaderList, headerValues } from '@/core'

const JSON_TYPE = 'application/json; charset=utf-8'
const PLAIN_TYPE = 'text/plain; charset=utf-8'

const TYPES: Readonly<Record<string, string>> = {
  'text/html': 'text/html; charset=utf-8',
  'application/json': JSON_TYPE,
  'text/plain': PLAIN_TYPE,
  'application/xml': 'application/xml; charset=utf-8',
  'application/*': JSON_TYPE,
  'text/*': PLAIN_TYPE,
}

/** One media range with its quality; other parameters are passed over. */
const RANGE =
  /^((?:[a-z0-9][a-z0-9\-!#$&^_+.]+|\*)\/(?:[a-z0-9][a-z0-9\-!#$&^_+.]+|\*))(?:\s*;\s*q=(1(?:\.0{0,3})?|0(?:\.\d{0,3})?)|\s*;\s*[a-z0-9][a-z0-9\-!#$&^_+.]+(?:=[^;]*)?)*/i

/** The content type of an error for an `Accept` value: the range of highest quality, JSON where that says nothing. */
export function negotiate(accept: string | undefined): string {
  let type = JSON_TYPE
  if (accept === undefined) return type
  let best = 0
  for (const value of accept.split(',')) {
    const match = RANGE.exec(value.trim())
    if (!match) continue
    const quality = match[2] === undefined ? 1 : Number(match[2])
    if (quality > best) {
      best = quality
      type = TYPES[match[1] as string] ?? JSON_TYPE
    }
  }
  return type
}

/** The `Accept` lines of a request as one value. */
export function accepted(headers: HeaderList): string | undefined {
  const values = headerValues(headers, 'accept')
  return values.length === 0 ? undefined : values.join(',')
}

/** The body of an error. Kong puts the message in as it is, without escaping. */
export function errorBody(type: string, message: string, requestId: string): string {
  switch (type) {
    case 'text/html; charset=utf-8':
      return `<!doctype html>\n<html>\n  <head>\n    <meta charset="utf-8">\n    <title>Error</title>\n  </head>\n  <body>\n    <h1>Error</h1>\n    <p>${message}.</p>\n    <p>request_id: ${requestId}</p>\n  </body>\n</html>\n`
    case 'application/xml; charset=utf-8':
      return `<?xml version="1.0" encoding="UTF-8"?>\n<error>\n  <message>${message}</message>\n  <requestid>${requestId}</requestid>\n</error>\n`
    case PLAIN_TYPE:
      return `${message}\nrequest_id: ${requestId}\n`
    default:
      return `{\n  "message":"${message}",\n  "request_id":"${requestId}"\n}`
  }
}

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  402: 'Payment required',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  407: 'Proxy authentication required',
  408: 'Request timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length required',
  412: 'Precondition failed',
  413: 'Payload too large',
  414: 'URI too long',
  415: 'Unsupported media type',
  416: 'Range not satisfiable',
  417: 'Expectation failed',
  418: "I'm a teapot",
  421: 'Misdirected request',
  422: 'Unprocessable entity',
  423: 'Locked',
  424: 'Failed dependency',
  425: 'Too early',
  426: 'Upgrade required',
  428: 'Precondition required',
  429: 'Too many requests',
  431: 'Request header fields too large',
  451: 'Unavailable for legal reasons',
  494: 'Request header or cookie too large',
  500: 'An unexpected error occurred',
  501: 'Not implemented',
  502: 'An invalid response was received from the upstream server',
  503: 'The upstream server is currently unavailable',
  504: 'The upstream server is timing out',
  505: 'HTTP version not supported',
  506: 'Variant also negotiates',
  507: 'Insufficient storage',
  508: 'Loop detected',
  510: 'Not extended',
  511: 'Network authentication required',
}

/** What Kong says when nobody gave a message. */
export function defaultMessage(status: number): string {
  return MESSAGES[status] ?? `The upstream server responded with ${status}`
}

/** The content type of an error that Nginx makes. */
export function nginxErrorType(headers: HeaderList): string {
  return negotiate(accepted(headers) ?? headerValues(headers, 'content-type')[0] ?? 'text/plain')
}
