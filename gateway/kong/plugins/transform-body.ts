/** Changes of a request body: form, multipart or JSON. Behaviour: Kong/kong `kong/plugins/request-transformer/access.lua`. */
import { bytes, type Json, text } from '@/core'
import { type Args, decodeArgs, encodeArgs } from '../../parts/args'
import { boundaryOf, formatMultipart, parseMultipart, textPart } from '../../parts/multipart'
import { isRecord, parseJson } from './body-args'

/** One entry of a list, its template filled in. */
export interface Entry {
  readonly name: string
  readonly value: string
}

export interface Changes {
  readonly remove: readonly Entry[]
  readonly rename: readonly Entry[]
  readonly replace: readonly Entry[]
  readonly add: readonly Entry[]
  readonly append: readonly Entry[]
}

/** The changes in a table of arguments; returns what was done, in a few words each. */
export function changeArgs(args: Args, changes: Changes): string[] {
  const done: string[] = []
  for (const { name } of changes.remove) if (args.delete(name)) done.push(`− ${name}`)
  for (const { name, value } of changes.rename) {
    const old = args.get(name)
    if (old === undefined || name === value) continue
    args.delete(name)
    args.set(value, old)
    done.push(`${name} → ${value}`)
  }
  for (const { name, value } of changes.replace) {
    if (!args.has(name)) continue
    args.set(name, value)
    done.push(`${name} = ${value}`)
  }
  for (const { name, value } of changes.add) {
    if (args.has(name)) continue
    args.set(name, value)
    done.push(`+ ${name}`)
  }
  for (const { name, value } of changes.append) {
    const old = args.get(name)
    // A name without a value is no text to append to: the new value takes its place.
    args.set(name, typeof old === 'string' ? [old, value] : typeof old === 'object' ? [...old, value] : value)
    done.push(`+ ${name}`)
  }
  return done
}

/** The new body, or `undefined` when nothing was configured to happen to it. */
export function changeForm(body: Uint8Array, changes: Changes): Uint8Array | undefined {
  const args = decodeArgs(text(body))
  const done = changeArgs(args, body.length > 0 ? changes : additions(changes))
  return done.length > 0 || (body.length > 0 && changes.remove.length > 0)
    ? bytes(encodeArgs(args))
    : undefined
}

function additions(changes: Changes): Changes {
  return { ...changes, remove: [], rename: [], replace: [] }
}

/** A value that Lua takes for true. */
const truthy = (value: Json | undefined) => value !== undefined && value !== false

export function changeJson(body: Uint8Array, changes: Changes): Uint8Array | undefined {
  const parsed = body.length === 0 ? {} : parseJson(text(body))
  if (!isRecord(parsed)) {
    if (parsed === undefined || Array.isArray(parsed)) return undefined
    throw new Error(`attempt to index local 'parameters' (a ${typeof parsed} value)`)
  }
  const fields = new Map(Object.entries(parsed))
  const { remove, rename, replace, add, append } = body.length > 0 ? changes : additions(changes)
  let changed = remove.length > 0
  for (const { name } of remove) fields.delete(name)
  for (const { name, value } of rename) {
    const old = fields.get(name)
    if (old === undefined || old === false || name === value) continue
    fields.delete(name)
    fields.set(value, old)
    changed = true
  }
  for (const { name, value } of replace) {
    if (!truthy(fields.get(name))) continue
    fields.set(name, value)
    changed = true
  }
  for (const { name, value } of add) {
    if (truthy(fields.get(name))) continue
    fields.set(name, value)
    changed = true
  }
  for (const { name, value } of append) {
    const old = fields.get(name)
    fields.set(name, appended(old, value))
    changed = true
  }
  return changed ? bytes(JSON.stringify(Object.fromEntries(fields))) : undefined
}

function appended(old: Json | undefined, value: string): Json {
  if (Array.isArray(old)) return [...old, value]
  // To Lua an object is a list without entries: the value becomes its first.
  if (isRecord(old)) return { ...old, 1: value }
  return typeof old === 'string' ? [old, value] : [value]
}

/** Multipart knows no appending, and renames before it removes. */
export function changeMultipart(
  body: Uint8Array,
  contentType: string,
  changes: Changes,
): Uint8Array | undefined {
  const boundary = boundaryOf(contentType)
  if (boundary === undefined) return undefined
  let parts = parseMultipart(body, boundary)
  const { remove, rename, replace, add } = body.length > 0 ? changes : additions(changes)
  const has = (name: string) => parts.some((part) => part.name === name)
  const without = (name: string) => parts.filter((part) => part.name !== name)
  let changed = remove.length > 0
  for (const { name, value } of rename) {
    const part = parts.find((one) => one.name === name)
    if (!part || name === value) continue
    parts = [...without(name), textPart(value, text(part.value))]
    changed = true
  }
  for (const { name } of remove) parts = without(name)
  for (const { name, value } of replace) {
    if (!has(name)) continue
    parts = [...without(name), textPart(name, value)]
    changed = true
  }
  for (const { name, value } of add) {
    if (has(name)) continue
    parts = [...parts, textPart(name, value)]
    changed = true
  }
  return changed ? formatMultipart(parts, boundary) : undefined
}
