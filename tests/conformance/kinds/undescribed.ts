import type { Json } from '@/core'
import { plugins } from '@/gateway/kong/plugins'

interface Fault {
  readonly path?: string
}

interface Wanted {
  readonly config: Json
  readonly errors?: readonly Fault[]
  readonly normalized?: Json
  readonly flattenedErrors?: readonly {
    readonly entityType: string
    readonly errors: readonly { readonly field?: string; readonly type: string }[]
  }[]
}

/**
 * The plugin whose configuration a case of `config-validation` turns on, when that plugin is not built
 * and its configuration therefore not described: what is said of it, or its defaults.
 */
export function turnsOnUndescribed({
  config,
  errors,
  normalized,
  flattenedErrors,
}: Wanted): string | undefined {
  const faulty = (errors ?? []).flatMap(({ path = '' }) => {
    const place = /^(.*plugins\[\d+\])\.(?:config\b|@entity)/.exec(path)?.[1]
    return place === undefined ? [] : nameOf(lookUp(config, place))
  })
  const filled = listAt(normalized, 'plugins').flatMap(nameOf)
  const flattened = (flattenedErrors ?? []).some(
    (one) =>
      one.entityType === 'plugin' &&
      one.errors.some(({ field, type }) => type === 'entity' || /^config\b/.test(field ?? '')),
  )
  const named = flattened ? [...everyPlugin(config)].flatMap(nameOf) : []
  return [...faulty, ...filled, ...named].find((name) => !plugins.has(name))
}

function isRow(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nameOf(value: Json | undefined): string[] {
  return isRow(value) && typeof value.name === 'string' ? [value.name] : []
}

function listAt(value: Json | undefined, key: string): readonly Json[] {
  const list = isRow(value) ? value[key] : undefined
  return Array.isArray(list) ? list : []
}

/** `services[0].plugins[1]` in a document. */
function lookUp(document: Json, place: string): Json | undefined {
  let value: Json | undefined = document
  for (const [, key, index] of place.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (index !== undefined) value = Array.isArray(value) ? value[Number(index)] : undefined
    else value = isRow(value) ? value[key as string] : undefined
  }
  return value
}

function* everyPlugin(value: Json): Generator<Json> {
  if (typeof value !== 'object' || value === null) return
  yield* listAt(value, 'plugins')
  for (const inner of Object.values(value)) yield* everyPlugin(inner)
}
