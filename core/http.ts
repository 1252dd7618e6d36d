/**
 * HTTP messages as they are on the wire.
 *
 * The whole engine speaks these plain, immutable records. They never pass through `URL` or
 * `Request`, which would normalise away the very evidence a gateway decides on (`//`, `%2F`,
 * repeated headers, the case of a name, `Host`, `Cookie`). Web objects stand only at the edges,
 * see `fromFetch` and `toFetch` in `fetch.ts`.
 */
import type { Trace } from './trace'

/** Header lines in the order, case and number in which they were sent. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

export interface Connection {
  readonly peer: { readonly ip: string; readonly port: number }
  readonly local: { readonly ip: string; readonly port: number }
  readonly tls?: { readonly sni?: string; readonly certificate?: string }
}

export interface HttpRequest {
  readonly method: string
  readonly scheme: 'http' | 'https'
  /** `host[:port]` as the client named it. A `Host` header, when present, says the same. */
  readonly authority: string
  /** Path and query exactly as sent, for example `/a//b/%2e?x=`. */
  readonly target: string
  readonly headers: HeaderList
  readonly body: Uint8Array
  readonly trailers?: HeaderList
  readonly version: '1.0' | '1.1' | '2'
  readonly connection: Connection
}

export interface HttpResponse {
  readonly status: number
  readonly reason?: string
  readonly headers: HeaderList
  readonly body: Uint8Array
  readonly trailers?: HeaderList
  readonly socket?: Socket
}

/** What is left of a connection after a 101. */
export interface Socket {
  send(frame: string | Uint8Array): void
  readonly frames: AsyncIterable<string | Uint8Array>
  close(code?: number, reason?: string): void
}

export type FailureKind = 'name' | 'refused' | 'tls' | 'reset' | 'timeout'

/** An answer, or the way in which there was none. */
export type Outcome =
  | { readonly response: HttpResponse }
  | { readonly failure: FailureKind; readonly phase: 'connect' | 'send' | 'read' }

export interface Context {
  readonly trace: Trace
  readonly signal: AbortSignal
}

export type Handler = (request: HttpRequest, context: Context) => Promise<HttpResponse>

export const NO_BODY: Uint8Array = new Uint8Array(0)

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** UTF-8 bytes of a text. */
export function bytes(text: string): Uint8Array {
  return text === '' ? NO_BODY : encoder.encode(text)
}

/** A body read as UTF-8; malformed sequences become U+FFFD. */
export function text(body: Uint8Array): string {
  return body.length === 0 ? '' : decoder.decode(body)
}

/** The first value of a header, or `undefined`. Names compare without regard to case. */
export function header(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase()
  for (const [key, value] of headers) if (key.toLowerCase() === wanted) return value
  return undefined
}

/** All values of a header, one per line, in order. */
export function headerValues(headers: HeaderList, name: string): string[] {
  const wanted = name.toLowerCase()
  const values: string[] = []
  for (const [key, value] of headers) if (key.toLowerCase() === wanted) values.push(value)
  return values
}

/** The list without any line of that name. Returns the same list when there was none. */
export function withoutHeader(headers: HeaderList, name: string): HeaderList {
  const wanted = name.toLowerCase()
  const kept = headers.filter(([key]) => key.toLowerCase() !== wanted)
  return kept.length === headers.length ? headers : kept
}

/** The list with exactly one line of that name, in the place of the first or at the end. */
export function withHeader(headers: HeaderList, name: string, value: string): HeaderList {
  const wanted = name.toLowerCase()
  const result: (readonly [string, string])[] = []
  let placed = false
  for (const line of headers) {
    if (line[0].toLowerCase() !== wanted) result.push(line)
    else if (!placed) {
      result.push([name, value])
      placed = true
    }
  }
  if (!placed) result.push([name, value])
  return result
}

/** The list with one more line at the end. */
export function addHeader(headers: HeaderList, name: string, value: string): HeaderList {
  return [...headers, [name, value]]
}

/** A raw target cut at its first `?`; `query` is `undefined` when there is no `?` at all. */
export function splitTarget(target: string): { path: string; query: string | undefined } {
  const at = target.indexOf('?')
  return at < 0
    ? { path: target, query: undefined }
    : { path: target.slice(0, at), query: target.slice(at + 1) }
}

/** Host and port of an authority; IPv6 literals keep their brackets. */
export function splitAuthority(authority: string): { host: string; port: number | undefined } {
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority)
  if (!match) return { host: authority, port: undefined }
  return { host: match[1] ?? '', port: match[2] ? Number(match[2]) : undefined }
}
