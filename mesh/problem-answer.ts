import { bytes, type HttpResponse, reasonPhrase } from '@/core'

/** An answer of the machinery itself, RFC 9457. */
export function problem(status: number, detail: string): HttpResponse {
  const body = bytes(JSON.stringify({ type: 'about:blank', title: reasonPhrase(status), status, detail }))
  return {
    status,
    reason: reasonPhrase(status),
    headers: [
      ['content-type', 'application/problem+json'],
      ['content-length', String(body.length)],
    ],
    body,
  }
}
