/** Kong's messages on the reader's own text, each with what to do about it. */
import type { Cause, Problem } from '@/core'
import type { Field } from '../field'
import { BUNDLED_PLUGINS, childrenOf, type EntityKind, KINDS, kindOf, META } from '../schema'
import type { Fault, Path } from './error-tree'
import { pathText } from './error-tree'
import { headOf, type Located, type Step, walk } from './located'
import type { Rules } from './shape'
import { resolve } from './shape'
import { nearest } from './suggest'
import { isRow, own } from './table'
import { MISSING_KEY, MUST_BE_NULL, REQUIRED, UNKNOWN } from './validate-field'

export interface Source {
  readonly top: Located
  readonly text: string
  readonly file: string
  readonly rules: Rules
}

/** A fault as a problem on its place. */
export function problemOf(fault: Fault, source: Source): Problem {
  const path = pathText(fault.path)
  const found = contextOf(fault.path, source)
  return {
    severity: 'error',
    code: codeOf(fault),
    message: fault.message,
    path: fault.entity ? `${path}.@entity` : path,
    cause: causeOf(fault, found, source),
    help: helpOf(fault, found, source),
    docs: found.docs,
  }
}

const CODES: readonly (readonly [RegExp, string])[] = [
  [/^unknown field$/, 'unknown-field'],
  [/^required field missing$/, 'required'],
  [/^expected one of/, 'one-of'],
  [/^expected an? /, 'type'],
  [/^plugin '.*' not enabled/, 'unknown-plugin'],
  [/^invalid reference|^missing primary key/, 'reference'],
  [/^uniqueness violation/, 'unique'],
  [/^value should be between|^value must be greater/, 'range'],
  [/^value must be null|^cannot set/, 'not-here'],
]

function codeOf(fault: Fault): string {
  if (fault.entity) return 'kong/entity'
  return `kong/${CODES.find(([pattern]) => pattern.test(fault.message))?.[1] ?? 'value'}`
}

/** What stands around a fault. */
interface Context {
  readonly steps: readonly Step[]
  /** The kind of the innermost entity, and the path below it. */
  readonly kind?: EntityKind
  readonly entity?: Located
  readonly below: Path
  /** The names allowed where the last key of the path stands. */
  readonly known: readonly string[]
  readonly field?: Field
  readonly docs?: string
}

function contextOf(path: Path, source: Source): Context {
  const steps = walk(source.top, path)
  let kind: EntityKind | undefined
  let depth = 0
  let names: readonly string[] = [...KINDS.map((one) => one.name), ...Object.keys(META)]
  for (let i = 0; i + 1 < path.length; i += 2) {
    const [name, index] = [path[i], path[i + 1]]
    const next: EntityKind | undefined =
      typeof name === 'string' && names.includes(name) ? kindOf(name) : undefined
    if (!next || typeof index !== 'number') break
    kind = next
    depth = i + 2
    names = childrenOf(kind).map((child) => child.kind.name)
  }
  const below = path.slice(depth)
  const entity = kind ? steps[depth]?.node : undefined
  if (!kind) return { steps, below, known: names }
  const row = entity && isRow(entity.value) ? entity.value : {}
  const resolved = resolve({ kind, nested: depth > 2 }, row, source.rules)
  const fields = 'unknown' in resolved ? kind.record.fields : resolved.fields
  const top = { type: 'record', fields, shorthands: kind.record.shorthands } as const
  const holder = fieldAt(top, below.slice(0, -1))
  const inner = holder?.type === 'record' ? holder : undefined
  const known = Object.keys({ ...inner?.fields, ...inner?.shorthands })
  if (below.length === 1) known.push(...names)
  const plugin = kind.name === 'plugins' ? source.rules.plugins.get(String(own(row, 'name'))) : undefined
  const docs = below[0] === 'config' && plugin ? plugin.docs : kind.docs
  return { steps, kind, entity, below, known, field: fieldAt(top, below), docs }
}

function fieldAt(field: Field | undefined, path: Path): Field | undefined {
  let inner = field
  for (const part of path) {
    if (inner?.type === 'record' && typeof part === 'string') inner = inner.fields[part]
    else if (inner?.type === 'array' || inner?.type === 'set') inner = inner.elements
    else if (inner?.type === 'map') inner = typeof part === 'number' ? inner.values : undefined
    else return undefined
  }
  return inner
}

function causeOf(fault: Fault, { steps, kind, entity }: Context, { file }: Source): Cause {
  const whole = steps.length === fault.path.length + 1
  const last = steps.at(-1) as Step
  const at = (span: { start: number; end: number }): Cause => ({ file, start: span.start, end: span.end })
  if (fault.entity || fault.message === REQUIRED) return at(headOf(last))
  if (fault.message === MISSING_KEY) return at(last.node)
  if (whole) return at(fault.message === UNKNOWN ? (last.key ?? last.node) : last.node)
  // A value that came from a shorthand is wrong where the shorthand is written.
  const row = entity && isRow(entity.value) ? entity.value : {}
  for (const [name, shorthand] of Object.entries(kind?.record.shorthands ?? {})) {
    const written = own(row, name)
    if (written === undefined || written === null) continue
    const expanded = shorthand.expand(written)
    const part = fault.path[steps.length - 1]
    const node = entity?.entries?.get(name)?.node
    if (node && 'fields' in expanded && typeof part === 'string' && part in expanded.fields) return at(node)
  }
  return at(headOf(last))
}

function helpOf(fault: Fault, context: Context, { rules, text }: Source): string | undefined {
  const last = fault.path.at(-1)
  const value = context.steps.length === fault.path.length + 1 ? context.steps.at(-1)?.node.value : undefined
  if (fault.message === UNKNOWN && typeof last === 'string') {
    if (last === 'expression' || last === 'priority') {
      return 'Only the `expressions` router knows this field: set `router_flavor = expressions` in kong.conf.'
    }
    const near = nearest(last, context.known)
    return near ? `Did you mean \`${near}\`?` : elsewhere(last, context)
  }
  if (fault.message === REQUIRED && typeof last === 'string') return missingHelp(last, context)
  if (fault.message.startsWith('plugin ') && typeof value === 'string') {
    const near = nearest(value, [...rules.plugins.keys(), ...BUNDLED_PLUGINS])
    return near ? `Did you mean \`${near}\`?` : 'Use the name of a plugin that comes with Kong.'
  }
  const options = /^expected one of: (.*)$/.exec(fault.message)?.[1]?.split(', ')
  if (options && typeof value === 'string') {
    const near = nearest(value, options)
    return near ? `Did you mean \`${near}\`?` : undefined
  }
  if (options && last === '_format_version') return 'Write `_format_version: "3.0"`.'
  if (fault.message === 'expected a string' && (typeof value === 'number' || typeof value === 'boolean')) {
    const { start, end } = context.steps.at(-1)?.node ?? { start: 0, end: 0 }
    return `Put it in quotes: \`"${text.slice(start, end)}"\`.`
  }
  return otherHelp(fault, value, context)
}

function missingHelp(name: string, { field, kind, below }: Context): string {
  if (name === '_format_version') return 'Write `_format_version: "3.0"` at the top.'
  const shorthand = kind?.name === 'services' && name === 'host' && below.length === 1
  const add = shorthand ? 'Add `url`, or `host`.' : `Add \`${name}\`.`
  return field?.description ? `${add} ${field.description}` : add
}

/** For a field that is known, but in another place. */
function elsewhere(name: string, { kind }: Context): string | undefined {
  const owners = KINDS.filter((one) => one.name !== kind?.name && Object.hasOwn(one.record.fields, name))
  const [owner] = owners
  if (owner && owners.length === 1) return `\`${name}\` belongs to ${owner.name}.`
  const nested = kindOf(name)
  if (!nested) return undefined
  return `\`${name}\` cannot stand here: move it to the top of the file.`
}

function otherHelp(fault: Fault, value: unknown, { kind, field }: Context): string | undefined {
  const last = fault.path.at(-1)
  if (/^expected an? (array|set)$/.test(fault.message) && typeof value === 'string') {
    return `Write a list: \`[${JSON.stringify(value)}]\`.`
  }
  if (/^expected an? (integer|number|boolean)$/.test(fault.message) && typeof value === 'string') {
    return 'Write it without quotes.'
  }
  if (fault.message === MISSING_KEY)
    return `Nothing in this file has the name or id given in \`${String(fault.path.at(-2))}\`.`
  if (fault.entity && /^at least one|^must set one of|^exactly one/.test(fault.message)) {
    return fault.message.startsWith('exactly') ? 'Keep one of them.' : 'Add one of them.'
  }
  if (fault.message.includes("'consumer.id'")) {
    return 'Name a consumer of this file in `consumer`, or move the credential into its consumer.'
  }
  if (fault.message === MUST_BE_NULL && kind?.name === 'plugins') {
    return `This plugin cannot be limited to a ${String(last)} here: remove \`${String(last)}\`.`
  }
  if (fault.message === MUST_BE_NULL && field?.type === 'foreign') {
    return `Remove \`${String(last)}\`: the place says it already.`
  }
  if (fault.message.startsWith('invalid regex') && typeof value === 'string') {
    return 'Mend the regular expression after `~`, or remove `~` to match a plain prefix.'
  }
  return undefined
}
