import type { Json } from '@/core'

/**
 * Arguments as nginx reads them: a name without `=` is `true`, a repeated name becomes a list, an
 * empty name is dropped. Bytes above 127 become one character each, as in the vectors.
 */
export function readArguments(query: string): Record<string, Json> {
  const result: Record<string, Json> = {}
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=')
    const name = percentDecode((at < 0 ? pair : pair.slice(0, at)).replaceAll('+', ' '))
    if (name === '') continue
    const value = at < 0 ? true : percentDecode(pair.slice(at + 1).replaceAll('+', ' '))
    const before = result[name]
    result[name] = before === undefined ? value : [before, value].flat()
  }
  return result
}

/** Every well-formed escape as one character. */
export function percentDecode(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** The fields of a multipart form by name, or what is wrong with it. */
export function readMultipart(body: string, contentType: string): Record<string, Json> | string {
  const boundary = /boundary=(?:"([^"]*)"|([^;]+))/.exec(contentType)
  if (!boundary) return 'the content type names no boundary'
  const fields: Record<string, Json> = {}
  for (const piece of body.split(`--${boundary[1] ?? boundary[2]}`)) {
    const part = piece.replace(/^\r?\n/, '').replace(/\r?\n$/, '')
    if (part.trim() === '' || part.trim() === '--') continue
    const end = /\r?\n\r?\n/.exec(`${part}\r\n\r\n`)
    const head = part.slice(0, end?.index)
    const name = /content-disposition:[^\n]*?[; ]name="([^"]*)"/i.exec(head)?.[1]
    if (name === undefined) return 'a part has no name'
    fields[name] = part.slice((end?.index ?? 0) + (end?.[0].length ?? 0))
  }
  return fields
}
