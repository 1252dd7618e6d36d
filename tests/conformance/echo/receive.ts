import {
  type HeaderList,
  type HttpRequest,
  header,
  type Json,
  splitAuthority,
  splitTarget,
  text,
} from '@/core'
import { normalizePath } from '@/gateway/kong/router'
import { percentDecode, readArguments, readMultipart } from './form'

/** What the echo service saw of a request; also the body of most of its answers. */
export interface Received {
  readonly headers: Readonly<Record<string, Json>>
  readonly uri_args: Readonly<Record<string, Json>>
  readonly post_data: { readonly text: string; readonly kind: string; readonly params: Json }
  readonly url: string
  readonly vars: Readonly<Record<string, Json>>
}

/** @param port the port that the request was sent to */
export function receive(request: HttpRequest, port: number): Received {
  const { path, query } = splitTarget(request.target)
  const host = splitAuthority(header(request.headers, 'host') ?? request.authority).host.toLowerCase()
  return {
    headers: grouped(request.headers),
    uri_args: readArguments(query ?? ''),
    post_data: readBody(text(request.body), header(request.headers, 'content-type') ?? ''),
    url: `${request.scheme}://${host}:${port}${request.target}`,
    vars: {
      uri: percentDecode(normalizePath(path)),
      host,
      https: request.scheme === 'https' ? 'on' : '',
      scheme: request.scheme,
      is_args: query ? '?' : '',
      server_port: String(port),
      server_protocol: `HTTP/${request.version}`,
      remote_addr: request.connection.peer.ip,
      remote_port: String(request.connection.peer.port),
      request: `${request.method} ${request.target} HTTP/${request.version}`,
      request_uri: request.target,
      request_method: request.method,
    },
  }
}

/** Lower-case names; a name that stands on several lines has a list. */
export function grouped(headers: HeaderList): Record<string, Json> {
  const result: Record<string, Json> = {}
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    const before = result[key]
    result[key] = before === undefined ? value : [before, value].flat()
  }
  return result
}

function readBody(body: string, contentType: string): Received['post_data'] {
  const made = (kind: string, params: Json | undefined) =>
    params === undefined
      ? { text: body, kind: `${kind} (error)`, params: null }
      : { text: body, kind, params }
  if (contentType.includes('application/x-www-form-urlencoded')) return made('form', readArguments(body))
  if (contentType.includes('multipart/form-data')) {
    const fields = readMultipart(body, contentType)
    return made('multipart-form', typeof fields === 'string' ? undefined : fields)
  }
  if (contentType.includes('application/json')) return made('json', parse(body))
  return made('unknown', null)
}

export function parse(json: string): Json | undefined {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
