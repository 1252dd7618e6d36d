/** Kong's messages on the reader's own text, each with what to do about it. */
import type { Cause, Problem } from '@/core'
import type { Field } from '../field'
import { childrenOf, type EntityKind, KINDS, kindOf, META } from '../schema'
import type { Fault, Path } from './error-tree'
import { pathText } from './error-tree'
import { helpOf } from './help'
import { headOf, type Located, type Step, walk } from './located'
import { MISSING_KEY, REQUIRED, UNKNOWN } from './messages'
import type { Rules } from './shape'
import { resolve } from './shape'
import { isRow, own } from './table'

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
export interface Context {
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
