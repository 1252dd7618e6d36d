/**
 * Brings a request path into the form that routes are compared with: escapes of characters that
 * need none are decoded, the others get upper-case digits, repeated slashes become one, and dot
 * segments are resolved. Escapes that are no valid UTF-8 stay as they are.
 *
 * Behaviour: Kong/kong `kong/tools/uri.lua`; RFC 3986, sections 5.2.4 and 6.2.2.
 * @param rawPath the path as sent, without the query
 */
export function normalizePath(rawPath: string): string {
  let path = rawPath
  if (path.includes('%')) path = path.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun)
  if (path.includes('//')) path = path.replace(/\/{2,}/g, '/')
  return path.includes('.') ? withoutDotSegments(path) : path
}

const RESERVED = new Set("!#$%&'()*+,/:;=?@[]")

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A run of escapes is decoded as a whole, since one character may need several of them. */
function decodeRun(run: string): string {
  let result = ''
  let bytes: number[] = []
  const flush = () => {
    if (bytes.length > 0) result += decodeBytes(bytes)
    bytes = []
  }
  for (let i = 0; i < run.length; i += 3) {
    const code = Number.parseInt(run.slice(i + 1, i + 3), 16)
    if (RESERVED.has(String.fromCharCode(code))) {
      flush()
      result += run.slice(i, i + 3).toUpperCase()
    } else bytes.push(code)
  }
  flush()
  return result
}

function decodeBytes(bytes: readonly number[]): string {
  try {
    return utf8.decode(new Uint8Array(bytes))
  } catch {
    return bytes
      .map((byte) =>
        byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      )
      .join('')
  }
}

function withoutDotSegments(path: string): string {
  const kept: string[] = []
  const segments = path.split('/')
  const last = segments.length - 1
  segments.forEach((segment, i) => {
    const dots = segment === '.' || segment === '..'
    if (segment === '..' && kept.length > 1) kept.pop()
    if (!dots) kept.push(segment)
    else if (i === last) kept.push('')
  })
  return kept.join('/')
}

const encoder = new TextEncoder()

/**
 * A path as it goes over the wire again: what may not stand in a target unescaped gets its escape,
 * escapes that are there stay.
 */
export function escapePath(path: string): string {
  if (/^[\w\-./~]*$/.test(path)) return path
  return path.replace(/[^!#$&'()*+,/:;=?@[\]A-Za-z0-9\-_.~%]+/g, (run) =>
    Array.from(encoder.encode(run), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
      '',
    ),
  )
}
