/** What to do about a fault, in a sentence. */
import { type Json, nearest } from '@/core'
import { BUNDLED_PLUGINS, KINDS, kindOf } from '../schema'
import { PROTOCOLS } from '../schema/common'
import type { Fault } from './error-tree'
import { MISSING_KEY, MUST_BE_NULL, REQUIRED, UNKNOWN } from './messages'
import type { Context, Source } from './problems'
import { isRow, itemsOf, own } from './table'

/** Help for a fault, or `undefined` when the message says all there is to say. */
export function helpOf(fault: Fault, context: Context, source: Source): string | undefined {
  if (fault.entity) return entityHelp(fault.message)
  const last = fault.path.at(-1)
  if (fault.message === UNKNOWN) return unknownHelp(String(last), context)
  if (fault.message === REQUIRED && typeof last === 'string') return missingHelp(last, context)
  if (fault.message === MISSING_KEY) return keyHelp(fault, context, source)
  const written = context.steps.length === fault.path.length + 1
  const node = written ? context.steps.at(-1)?.node : undefined
  if (!node) return undefined
  const shown = source.text.slice(node.start, node.end)
  return (
    wordHelp(fault, node.value, source) ??
    typeHelp(fault, node.value, shown, context) ??
    placeHelp(fault, context)
  )
}

function entityHelp(message: string): string | undefined {
  if (/^at least one|^must set/.test(message)) return 'Add one of them.'
  if (message.startsWith('exactly one')) return 'Keep one of them.'
  if (message.includes("'consumer.id'")) {
    return 'Name a consumer of this file in `consumer`, or move the credential into its consumer.'
  }
  if (message.startsWith('Router Expression')) {
    return 'Write the path without it, or set `router_flavor = traditional` in kong.conf.'
  }
  return undefined
}

const didYouMean = (near: string | undefined) =>
  near === undefined ? undefined : `Did you mean \`${near}\`?`

/** Collections that only the commercial Kong reads. */
const ENTERPRISE = ['consumer_groups', 'partials', 'rbac_roles', 'rbac_users', 'licenses', 'degraphql_routes']

function unknownHelp(name: string, { known, kind, below }: Context): string | undefined {
  if (name === 'expression' || name === 'priority') {
    return 'Only the `expressions` router knows this field: set `router_flavor = expressions` in kong.conf.'
  }
  if (ENTERPRISE.includes(name)) return 'Only Kong Enterprise has this; the open-source Kong refuses it.'
  const owners = KINDS.filter((one) => one.name !== kind?.name && Object.hasOwn(one.record.fields, name))
  const owner =
    owners.length === 1 && below.length < 2 ? `\`${name}\` belongs to ${owners[0]?.name}.` : undefined
  const near = didYouMean(nearest(name, known))
  if (near !== undefined || owner !== undefined) return [near, owner].filter(Boolean).join(' ')
  return kindOf(name) && kind ? `\`${name}\` cannot stand here: move it to the top of the file.` : undefined
}

function missingHelp(name: string, { field, kind, below }: Context): string {
  if (name === '_format_version') return 'Write `_format_version: "3.0"` at the top.'
  const byUrl = kind?.name === 'services' && name === 'host' && below.length === 1
  const add = byUrl ? 'Add `url`, or `host`.' : `Add \`${name}\`.`
  return field?.description ? `${add} ${field.description}` : add
}

/** A reference that leads nowhere; of two equal entities Kong follows those of the later only. */
function keyHelp(fault: Fault, { kind, steps }: Context, { top }: Source): string {
  const name = String(fault.path.at(-2))
  const field = kind?.record.fields[name]
  const target = field?.type === 'foreign' ? kindOf(field.reference) : undefined
  const value = steps.at(-1)?.node.value
  const rows = target && isRow(top.value) ? itemsOf(own(top.value, target.name)).filter(isRow) : []
  const found = rows.some(
    (row) => own(row, 'id') === value || (target?.key && own(row, target.key) === value),
  )
  if (found) return `Another of the ${kind?.name} has the same name and the same place: keep one of the two.`
  return `Nothing in this file has the name or id given in \`${name}\`.`
}

/** For a word that is not among those allowed. */
function wordHelp(fault: Fault, value: Json, { rules }: Source): string | undefined {
  if (fault.path.at(-1) === '_format_version') return 'Write `_format_version: "3.0"`.'
  if (fault.message.startsWith('plugin ') && typeof value === 'string') {
    const near = nearest(value, [...rules.plugins.keys(), ...BUNDLED_PLUGINS])
    return didYouMean(near) ?? 'Use the name of a plugin that comes with Kong.'
  }
  const unknown = /^unknown type: (.*)$/.exec(fault.message)?.[1]
  if (unknown !== undefined) return didYouMean(nearest(unknown, PROTOCOLS))
  const options = /^expected one of: (.*)$/.exec(fault.message)?.[1]?.split(', ')
  return options && typeof value === 'string' ? didYouMean(nearest(value, options)) : undefined
}

/** For a value of the wrong kind. @param shown the value as it is written */
function typeHelp(fault: Fault, value: Json, shown: string, { kind, below }: Context): string | undefined {
  const wanted = /^expected an? (\w+)$/.exec(fault.message)?.[1]
  if (wanted === undefined) return undefined
  if (wanted === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `Put it in quotes: \`"${shown}"\`.`
  }
  if (wanted === 'array' || wanted === 'set') {
    if (typeof value === 'string') return `Write a list: \`[${JSON.stringify(value)}]\`.`
    return isRow(value) ? 'Write a list: begin each entry with `- `.' : undefined
  }
  if (wanted === 'record') {
    const plugin = kind?.name === 'plugins' && below.length === 0 && typeof value === 'string'
    return plugin ? `Write \`name: ${value}\`.` : 'Write one `name: value` a line.'
  }
  const bare = typeof value === 'string' && /^(-?[\d.]+|true|false)$/.test(value)
  return bare && wanted !== 'string' ? 'Write it without quotes.' : undefined
}

/** For a value that is right in itself but not here. */
function placeHelp(fault: Fault, { kind, field, steps }: Context): string | undefined {
  const last = String(fault.path.at(-1))
  if (fault.message === MUST_BE_NULL && kind?.name === 'plugins') {
    return `This plugin cannot be limited to a ${last} here: remove \`${last}\`.`
  }
  if (fault.message === MUST_BE_NULL && field?.type === 'foreign') {
    return `Remove \`${last}\`: the place says it already.`
  }
  if (fault.message.startsWith('invalid regex')) {
    return 'Mend the regular expression after `~`, or remove `~` to match a plain prefix.'
  }
  const value = steps.at(-1)?.node.value
  if (fault.path.at(-2) === 'methods' && typeof value === 'string' && /^[a-z]+$/.test(value)) {
    return `Write \`${value.toUpperCase()}\`.`
  }
  return undefined
}
