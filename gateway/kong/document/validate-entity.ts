/**
 * A whole document, entity by entity, against the tables.
 * Behaviour: Kong/kong `kong/db/schema/others/declarative_config.lua`.
 */
import type { Json } from '@/core'
import type { Field } from '../field'
import { KINDS, META, type Row } from '../schema'
import { allOrNone, runChecks } from './entity-checks'
import { ErrorTree } from './error-tree'
import { fillEntity } from './fill'
import { MUST_BE_NULL, REQUIRED, UNKNOWN } from './messages'
import { asReference, type Mode, type Rules, resolve, type Shape } from './shape'
import { isFilled, isRow, own, valueAt } from './table'
import { isList, matchError, validateField } from './validate-field'

/** What is wrong with a document as it was written. */
export function validateTop(document: Row, rules: Rules, mode: Mode): ErrorTree {
  const errors = new ErrorTree()
  for (const [name, value] of Object.entries(document)) {
    const kind = KINDS.find((one) => one.name === name)
    const meta = Object.hasOwn(META, name) ? META[name] : undefined
    let error: ErrorTree | string | undefined = UNKNOWN
    if (kind) error = listErrors(value, { kind, nested: false }, rules, mode)
    else if (meta) error = validateField(meta, value)
    if (error) errors.set(name, error)
  }
  for (const [name, field] of Object.entries(META)) {
    if (field.required && (own(document, name) ?? null) === null) errors.set(name, REQUIRED)
  }
  return errors
}

function listErrors(value: Json, shape: Shape, rules: Rules, mode: Mode): ErrorTree | string | undefined {
  if (value === null) return undefined
  if (!isList(value)) return 'expected an array'
  const errors = new ErrorTree()
  if (!Array.isArray(value)) return undefined
  for (const [i, item] of value.entries()) {
    const error = itemErrors(item, shape, rules, mode)
    if (error) errors.set(i, error)
  }
  return errors.empty ? undefined : errors
}

function itemErrors(item: Json, shape: Shape, rules: Rules, mode: Mode): ErrorTree | string | undefined {
  if (item === null) return REQUIRED
  if (!isRow(item))
    return Array.isArray(item) && item.length === 0 ? entity({}, shape, rules, mode) : 'expected a record'
  return entity(item, shape, rules, mode)
}

function entity(input: Row, shape: Shape, rules: Rules, mode: Mode): ErrorTree | undefined {
  const { row, errors: shorthand } = fillEntity(input, shape, rules, mode)
  if (shorthand) return shorthand
  const errors = new ErrorTree()
  const by = shape.kind.variantBy
  if (by && (own(row, by.field) ?? null) === null) {
    errors.set(by.field, REQUIRED)
    return errors
  }
  const resolved = resolve(shape, row, rules)
  if ('unknown' in resolved) {
    errors.set(by?.field ?? '', resolved.unknown)
    return errors
  }
  for (const [name, value] of Object.entries(row)) {
    if (name === 'updated_at' || (name === 'ttl' && shape.kind.ttl)) continue
    const child = resolved.children.get(name)
    const field = Object.hasOwn(resolved.fields, name) ? resolved.fields[name] : undefined
    let error: ErrorTree | string | undefined = UNKNOWN
    // Inside, children are read from what was written: filling an entity twice changes nothing.
    if (child) error = listErrors(own(input, name) ?? value, child, rules, mode)
    else if (field) error = fieldError(name, field, value, resolved.absent, shape, mode)
    if (error) errors.set(name, error)
  }
  for (const [name, field] of Object.entries(resolved.fields)) {
    const known = asReference(field, shape, mode)
    if (known !== 'absent' && field.required && (own(row, name) ?? null) === null) errors.set(name, REQUIRED)
  }
  runChecks(resolved.checks, row, resolved.fields, errors, matchError)
  checkTransformations(shape, row, errors)
  return errors.empty ? undefined : errors
}

function fieldError(
  name: string,
  field: Field,
  value: Json,
  absent: Readonly<Record<string, string>>,
  shape: Shape,
  mode: Mode,
): ErrorTree | string | undefined {
  if (Object.hasOwn(absent, name)) return value === null ? undefined : absent[name]
  const reference = asReference(field, shape, mode)
  if (reference === 'absent') return value === null ? undefined : MUST_BE_NULL
  return validateField(reference, value)
}

/** A value that Kong rewrites must come with everything the rewriting needs. */
function checkTransformations(shape: Shape, row: Row, errors: ErrorTree): void {
  for (const { input, needs = [] } of shape.kind.transformations ?? []) {
    const names = [...input, ...needs]
    const filled = names.filter((name) => isFilled(valueAt(row, name)))
    if (!input.some((name) => filled.includes(name)) || filled.length === names.length) continue
    errors.entity.push(allOrNone(names))
  }
}
