import { addHeader, type Connection, type HttpRequest, type HttpResponse, header } from './http'

const LOCAL: Connection = {
  peer: { ip: '127.0.0.1', port: 50000 },
  local: { ip: '127.0.0.1', port: 443 },
}

/**
 * A web `Request` as a plain message. What a browser has already hidden or normalised (dot
 * segments, `Host`, joined headers) cannot be brought back; `Host` is set from the URL.
 */
export async function fromFetch(request: Request, connection: Connection = LOCAL): Promise<HttpRequest> {
  // `URL` re-parses what `Request` has parsed already, so nothing more is lost here.
  const url = new URL(request.url)
  let headers: HttpRequest['headers'] = [...request.headers]
  if (!header(headers, 'host')) headers = [['Host', url.host], ...headers]
  // Not every browser has `request.body`, so the bytes are asked for in any case.
  const body = new Uint8Array(await request.arrayBuffer())
  if (body.length > 0 && !header(headers, 'content-length')) {
    headers = addHeader(headers, 'Content-Length', String(body.length))
  }
  return {
    method: request.method,
    scheme: url.protocol === 'http:' ? 'http' : 'https',
    authority: url.host,
    target: url.pathname + url.search,
    headers,
    body,
    version: '1.1',
    connection,
  }
}

const NULL_BODY = new Set([101, 103, 204, 205, 304])

/** A plain answer as a web `Response`. Statuses that `Response` refuses (below 200) become 502. */
export function toFetch(response: HttpResponse): Response {
  const status = response.status >= 200 && response.status <= 599 ? response.status : 502
  const headers = new Headers()
  for (const [name, value] of response.headers) headers.append(name, value)
  const body = NULL_BODY.has(status) ? null : new Uint8Array(response.body)
  return new Response(body, { status, statusText: response.reason, headers })
}
