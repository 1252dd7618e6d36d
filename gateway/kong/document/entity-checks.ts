/**
 * Checks over a whole record. A check is passed over when a field it looks at is wrong already, unless
 * Kong runs it all the same.
 * Behaviour: Kong/kong `kong/db/schema/init.lua`, cases `cfg-upstreams-L123`–`L231`.
 */
import type { Json } from '@/core'
import type { EntityCheck, Field, Matcher } from '../field'
import type { Row } from '../schema'
import type { ErrorTree } from './error-tree'
import { REQUIRED, REQUIRED_FOR_CHECK } from './messages'
import { isFilled, valueAt } from './table'

type Fields = Readonly<Record<string, Field>>

/** What is wrong with a value of a field for a matcher; `undefined` when it fits. */
export type MatchError = (
  matcher: Matcher,
  field: Field | undefined,
  value: Json | undefined,
) => ErrorTree | string | undefined

export function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}

/** Runs all checks of a record and adds what they find to `errors`. */
export function runChecks(
  checks: readonly EntityCheck[],
  row: Row,
  fields: Fields,
  errors: ErrorTree,
  matchError: MatchError,
): void {
  for (const check of checks) runCheck(check, row, fields, errors, matchError)
}

function fieldAt(fields: Fields, name: string): Field | undefined {
  const dot = name.indexOf('.')
  if (dot < 0) return Object.hasOwn(fields, name) ? fields[name] : undefined
  const inner = fields[name.slice(0, dot)]
  return inner?.type === 'record' ? fieldAt(inner.fields, name.slice(dot + 1)) : undefined
}

function runCheck(
  check: EntityCheck,
  row: Row,
  fields: Fields,
  errors: ErrorTree,
  matchError: MatchError,
): void {
  const filled = (name: string) => isFilled(valueAt(row, name))
  if ('at_least_one_of' in check) {
    const names = check.at_least_one_of
    if (!names.some(filled))
      errors.entity.push(`at least one of these fields must be non-empty: ${quoted(names)}`)
  } else if ('only_one_of' in check) {
    const names = check.only_one_of
    if (!present(names, row, errors)) return
    if (names.filter(filled).length !== 1) {
      errors.entity.push(`exactly one of these fields must be non-empty: ${quoted(names)}`)
    }
  } else if ('distinct' in check) {
    const names = check.distinct
    if (!present(names, row, errors)) return
    const values = names.filter(filled).map((name) => JSON.stringify(valueAt(row, name)))
    if (new Set(values).size < values.length) {
      errors.entity.push(`values of these fields must be distinct: ${quoted(names)}`)
    }
  } else if ('mutually_required' in check) {
    const names = check.mutually_required
    if (names.some((name) => errors.has(name))) return
    const count = names.filter(filled).length
    if (count > 0 && count < names.length) errors.entity.push(allOrNone(names))
  } else if ('mutually_exclusive_sets' in check) {
    const { set1, set2 } = check.mutually_exclusive_sets
    if ([...set1, ...set2].some((name) => errors.has(name))) return
    const [one, two] = [set1.filter(filled), set2.filter(filled)]
    if (one.length > 0 && two.length > 0) {
      errors.entity.push(`these sets are mutually exclusive: (${quoted(one)}), (${quoted(two)})`)
    }
  } else if ('conditional' in check) conditional(check.conditional, row, fields, errors, matchError)
  else if ('conditional_at_least_one_of' in check) {
    conditionalAtLeastOne(check.conditional_at_least_one_of, row, fields, errors, matchError)
  } else custom(check.custom, row, errors)
}

export function allOrNone(names: readonly string[]): string {
  return `all or none of these fields must be set: ${quoted(names)}`
}

/** Whether all fields are there at all; one that is missing is itself the fault. */
function present(names: readonly string[], row: Row, errors: ErrorTree): boolean {
  const missing = names.filter((name) => valueAt(row, name) === undefined)
  if (missing.length < names.length) for (const name of missing) errors.setAt(name, REQUIRED_FOR_CHECK)
  return missing.length === 0
}

type Conditional = Extract<EntityCheck, { conditional: unknown }>['conditional']

function conditional(
  check: Conditional,
  row: Row,
  fields: Fields,
  errors: ErrorTree,
  matchError: MatchError,
): void {
  const value = valueAt(row, check.if_field)
  const other = valueAt(row, check.then_field)
  if (value === undefined) {
    if (other !== undefined) errors.setAt(check.if_field, REQUIRED_FOR_CHECK)
    return
  }
  if (matchError(check.if_match, fieldAt(fields, check.if_field), value)) return
  const failed = (message: string) =>
    errors.entity.push(check.then_err?.replace('%s', check.if_field) ?? message)
  const message = `failed conditional validation given value of field '${check.if_field}'`
  if (check.then_match.required === true && (other ?? null) === null) {
    errors.setAt(check.then_field, REQUIRED)
    errors.entity.push(message)
    return
  }
  const error = matchError(check.then_match, fieldAt(fields, check.then_field), other)
  if (!error) return
  errors.setAt(check.then_field, error)
  failed(message)
}

type AtLeastOne = Extract<
  EntityCheck,
  { conditional_at_least_one_of: unknown }
>['conditional_at_least_one_of']

function conditionalAtLeastOne(
  check: AtLeastOne,
  row: Row,
  fields: Fields,
  errors: ErrorTree,
  matchError: MatchError,
): void {
  const value = valueAt(row, check.if_field)
  if (value === undefined) return
  const field = fieldAt(fields, check.if_field)
  let names = check.then_at_least_one_of
  let err = check.then_err
  if (matchError(check.if_match, field, value)) {
    if (!check.else_match || matchError(check.else_match, field, value)) return
    names = check.else_then_at_least_one_of ?? []
    err = check.else_then_err
  }
  if (names.some((name) => isFilled(valueAt(row, name)))) return
  const list = quoted(names)
  errors.entity.push(err?.replace('%s', list) ?? `at least one of these fields must be non-empty: ${list}`)
}

type Custom = (
  record: Readonly<Record<string, Json>>,
) => string | Readonly<Record<string, string>> | undefined

/** Kong runs these on sound values only. */
function custom(check: Custom, row: Row, errors: ErrorTree): void {
  if (!errors.empty) return
  const found = check(row)
  if (typeof found === 'string') errors.entity.push(found)
  else for (const [name, message] of Object.entries(found ?? {})) errors.setAt(name, message)
}
