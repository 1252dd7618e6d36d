import { bytes, type Connection, type HeaderList, type HttpRequest, header, withHeader } from '@/core'
import type { CallInput } from '../protocol'

/** A call that cannot be sent as it is written. The message says why, and what to do. */
class UncallableError extends Error {
  override readonly name = 'UncallableError'
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/**
 * A call as the plain message that the gateway gets. The URL is cut, never parsed by `URL`, so that
 * `//`, `%2F` and dot segments arrive as they were typed. A missing Host is added, Content-Length is
 * that of the body in bytes, a fragment is not sent, and `user:password@` becomes a basic
 * Authorization, as curl does it.
 * @throws an Error named `UncallableError`, with a sentence for the reader
 */
export function toHttpRequest(
  input: Omit<CallInput, 'body'> & { readonly body: string | Uint8Array },
  connection: Connection,
): HttpRequest {
  const { method, headers } = input
  if (!TOKEN.test(method)) fail(`\`${method}\` is no method. Write one word, such as GET or POST.`)
  for (const [name, value] of headers) {
    if (!TOKEN.test(name)) fail(`\`${name}\` cannot name a header. Use letters, digits and hyphens.`)
    if (/[\r\n\0]/.test(value)) fail(`The value of ${name} holds a line break. Write it on one line.`)
  }
  const { scheme, user, authority, target } = cut(input.url.trim())
  const body = typeof input.body === 'string' ? bytes(input.body) : input.body
  let lines: HeaderList = headers
  if (header(lines, 'host') === undefined) lines = [['Host', authority], ...lines]
  if (user !== undefined && header(lines, 'authorization') === undefined)
    lines = [...lines, ['Authorization', `Basic ${base64(decode(user))}`]]
  const counted = body.length > 0 || header(lines, 'content-length') !== undefined
  if (counted && header(lines, 'transfer-encoding') === undefined)
    lines = withHeader(lines, 'Content-Length', String(body.length))
  return { method, scheme, authority, target, headers: lines, body, version: '1.1', connection }
}

interface Pieces {
  readonly scheme: 'http' | 'https'
  readonly user: string | undefined
  readonly authority: string
  readonly target: string
}

function cut(url: string): Pieces {
  if (url === '') fail('There is no URL. Write one, such as https://api.shop.test/orders/1042.')
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)
  if (!scheme) fail(`The URL has no scheme. Write https://${url.replace(/^\/+/, '')} or the like.`)
  const name = (scheme[1] ?? '').toLowerCase()
  if (name !== 'http' && name !== 'https')
    fail(`${name}:// cannot be called here. Begin the URL with https:// or http://.`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const space = /[\u0000-\u0020\u007f]/.exec(url)
  if (space)
    fail(
      `A URL cannot hold ${space[0] === ' ' ? 'a space. Write it as %20.' : 'a control character. Take it out.'}`,
    )
  const unfilled = /\{\{(.*?)\}\}/.exec(url.split(/[?#]/)[0] ?? '')
  if (unfilled) fail(`\`${unfilled[0]}\` has no value. Add \`@${unfilled[1]?.trim()} = …\` to requests.http.`)
  const [, place = '', rest = ''] = /^([^/?#]*)([^#]*)/.exec(url.slice(scheme[0].length)) ?? []
  const at = place.lastIndexOf('@')
  const authority = place.slice(at + 1)
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:[\]]+)(?::(\d*))?$/.exec(authority)
  if (!match) fail('The URL names no host. Write one after the scheme, such as https://api.shop.test/orders.')
  if (match[2] !== undefined && !(Number(match[2]) >= 1 && Number(match[2]) <= 65535))
    fail(
      `\`${match[2]}\` is no port. Ports go from 1 to 65535; without one, ${name === 'https' ? 443 : 80} is meant.`,
    )
  return {
    scheme: name,
    user: at < 0 ? undefined : place.slice(0, at),
    authority,
    target: rest.startsWith('/') ? rest : `/${rest}`,
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...bytes(text)))
}

function fail(message: string): never {
  throw new UncallableError(message)
}
