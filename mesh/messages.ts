import { type Clock, type HttpRequest, type HttpResponse, header, NO_BODY } from '@/core'
import { holdBody } from './sandbox/bodies'

/**
 * A plain message as the web `Request` that MSW's handlers take.
 *
 * Header lines, `Host` and `Cookie` among them, and the method arrive as they were sent, though a
 * browser's own `Request` would drop or refuse some (`TRACE`, a body with `GET`); the names of
 * headers become lower case, and repeats are joined by `, ` as `Headers` does. What `Request`
 * normalises in the target is normalised here too: dot segments, also written as `%2e`, are
 * resolved; characters that no URL may hold are escaped; a `#` and what follows it is gone. Header
 * lines that HTTP forbids are left out.
 * @param base origin of the service, `http://orders:8080`
 */
export function toRequest(message: HttpRequest, base: string, clock: Clock): Request {
  const headers = new Headers()
  for (const [name, value] of message.headers) {
    try {
      headers.append(name, value)
    } catch {
      // A name or a value outside of HTTP's grammar: no server would hand it on.
    }
  }
  const body = message.body.length > 0 ? new Uint8Array(message.body) : undefined
  const target = message.target.startsWith('/') ? message.target : `/${message.target}`
  const type = header(message.headers, 'content-type')
  const request = new Request(base + target, {
    // The constructor knows fewer methods than HTTP has, and gives no body to GET: the true one is set below.
    method: body ? 'POST' : 'GET',
    body,
    headers: type && headers.has('content-type') ? { 'content-type': type } : undefined,
  })
  Object.defineProperty(request, 'method', { value: message.method, configurable: true, enumerable: true })
  Object.defineProperty(request, 'headers', { value: headers, configurable: true, enumerable: true })
  return holdBody(request, clock)
}

/**
 * A handler's `Response` as a plain message. Set-Cookie keeps one line each, also where the browser
 * hides that header; a missing Content-Length is added, as a server does for a body it knows whole.
 * @param streamed its body is a stream of the reader's own, which is sent as it comes
 */
export async function toMessage(
  response: Response,
  method: string,
  streamed: boolean,
  clock: Clock,
): Promise<HttpResponse> {
  const reading = response.body ? response.arrayBuffer() : undefined
  const all = reading && new Uint8Array(await (streamed ? reading : clock.hold(reading)))
  const bare = response.status < 200 || response.status === 204 || response.status === 304
  const headers: [string, string][] = [...response.headers]
  if (!response.headers.has('set-cookie'))
    for (const cookie of hiddenCookies(response)) headers.push(['set-cookie', cookie])
  if (!streamed && !bare && !response.headers.has('content-length') && (method !== 'HEAD' || all))
    headers.push(['content-length', String(all?.length ?? 0)])
  return {
    status: response.status,
    reason: response.statusText || undefined,
    headers,
    body: bare || method === 'HEAD' ? NO_BODY : (all ?? NO_BODY),
  }
}

/** A browser takes Set-Cookie out of every `Response`; MSW keeps the lines it was given, joined. */
function hiddenCookies(response: Response): string[] {
  const key = Object.getOwnPropertySymbols(response).find(({ description }) => description === 'kSetCookie')
  const joined: unknown = key && Reflect.get(response, key)
  return typeof joined === 'string' ? joined.split(/,\s*(?=[^;,=\s]+=)/) : []
}
