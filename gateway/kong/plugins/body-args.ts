/** Request bodies as tables, the way Kong's plugins read and write them. Behaviour: Kong/kong `kong/pdk/request.lua`. */
import { bytes, type Json, text } from '@/core'
import { type Args, addArg, decodeArgs, encodeArgs } from '../../parts/args'
import { boundaryOf, formatMultipart, parseMultipart, textPart } from '../../parts/multipart'

export type BodyKind = 'form' | 'json' | 'multipart'

/** What a content type that starts with one of the three known ones stands for. */
export function bodyKind(contentType: string | undefined): BodyKind | undefined {
  const type = contentType?.toLowerCase()
  if (type === undefined) return undefined
  if (type.startsWith('application/x-www-form-urlencoded')) return 'form'
  if (type.startsWith('application/json')) return 'json'
  return type.startsWith('multipart/form-data') ? 'multipart' : undefined
}

/** A JSON text, or `undefined` when it is none. */
export function parseJson(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json
  } catch {
    return undefined
  }
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The fields of a body by name; `undefined` when there is none that can be read. */
export function readBody(
  body: Uint8Array,
  contentType: string | undefined,
): Readonly<Record<string, Json>> | undefined {
  const kind = bodyKind(contentType)
  if (kind === undefined) return undefined
  if (kind === 'form') return Object.fromEntries(decodeArgs(text(body)))
  if (kind === 'json') {
    const json = parseJson(text(body))
    return isRecord(json) ? json : undefined
  }
  const boundary = boundaryOf(contentType ?? '')
  if (boundary === undefined) return undefined
  const args: Args = new Map()
  for (const part of parseMultipart(body, boundary)) addArg(args, part.name, text(part.value))
  return Object.fromEntries(args)
}

/** The body without one field, written anew. */
export function withoutField(body: Uint8Array, contentType: string, name: string): Uint8Array {
  const kind = bodyKind(contentType)
  if (kind === 'form') {
    const args = decodeArgs(text(body))
    args.delete(name)
    return bytes(encodeArgs(args))
  }
  if (kind === 'json') {
    const json = parseJson(text(body))
    if (!isRecord(json)) return body
    const { [name]: _, ...rest } = json
    return bytes(JSON.stringify(rest))
  }
  const boundary = boundaryOf(contentType)
  if (boundary === undefined) return body
  const parts = parseMultipart(body, boundary).filter((part) => part.name !== name)
  return formatMultipart(
    parts.map((part) => textPart(part.name, text(part.value))),
    boundary,
  )
}
