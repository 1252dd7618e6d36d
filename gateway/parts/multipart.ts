/** Multipart forms (RFC 7578), byte for byte: parts that nobody touches come out as they came in. */
import { bytes } from '@/core'

export interface Part {
  readonly name: string
  /** Header lines of the part, without the empty line that ends them. */
  readonly head: string
  readonly value: Uint8Array
}

/** The boundary of a `multipart/form-data` content type, or `undefined`. */
export function boundaryOf(contentType: string): string | undefined {
  const match = /boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType)
  return match?.[1] ?? match?.[2]
}

/** The parts in order; text before the first and after the last boundary is dropped, a part without a name too. */
export function parseMultipart(body: Uint8Array, boundary: string): Part[] {
  const text = binary(body)
  const parts: Part[] = []
  for (const piece of text.split(`--${boundary}`).slice(1)) {
    if (piece.startsWith('--')) break
    const match = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*?)\r?\n?$/.exec(piece)
    const head = match?.[1] ?? ''
    const name = /content-disposition:[^\n]*?[;\s]name=(?:"([^"]*)"|([^;\s]*))/i.exec(head)
    if (match && name) parts.push({ name: utf8(name[1] ?? name[2] ?? ''), head, value: raw(match[2] ?? '') })
  }
  return parts
}

export function formatMultipart(parts: readonly Part[], boundary: string): Uint8Array {
  let text = ''
  for (const part of parts) text += `--${boundary}\r\n${part.head}\r\n\r\n${binary(part.value)}\r\n`
  return raw(`${text}--${boundary}--\r\n`)
}

/** A part that is a plain text field. */
export function textPart(name: string, value: string): Part {
  return {
    name,
    head: `Content-Disposition: form-data; name="${binary(bytes(name))}"`,
    value: bytes(value),
  }
}

/** One character per byte, so that string search works on any content. */
function binary(body: Uint8Array): string {
  let text = ''
  for (let at = 0; at < body.length; at += 8192) {
    text += String.fromCharCode(...body.subarray(at, at + 8192))
  }
  return text
}

function raw(text: string): Uint8Array {
  const body = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) body[i] = text.charCodeAt(i)
  return body
}

const utf8 = (text: string) => new TextDecoder().decode(raw(text))
