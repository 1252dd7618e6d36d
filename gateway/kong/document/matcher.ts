import type { Json } from '@/core'
import type { Matcher } from '../field'
import { same } from './table'

/** What a value lacks of what a matcher asks for itself, in Kong's words; `undefined` when it fits. */
export function matcherError(matcher: Matcher, value: Json): string | undefined {
  if (matcher.elements) {
    const elements = matcher.elements
    const bad = Array.isArray(value) && value.some((item) => matcherError(elements, item))
    if (bad) return 'an element does not match'
  }
  if (matcher.eq !== undefined && !same(matcher.eq, value)) return `value must be ${String(matcher.eq)}`
  if (matcher.ne !== undefined && same(matcher.ne, value)) return `value must not be ${String(value)}`
  if (matcher.not_one_of?.some((item) => same(item, value))) {
    return `must not be one of: ${matcher.not_one_of.join(', ')}`
  }
  if (matcher.one_of && !matcher.one_of.some((item) => same(item, value))) {
    return `expected one of: ${matcher.one_of.join(', ')}`
  }
  if (matcher.gt !== undefined && !(typeof value === 'number' && value > matcher.gt)) {
    return `value must be greater than ${matcher.gt}`
  }
  if (matcher.between) {
    const [low, high] = matcher.between
    if (!(typeof value === 'number' && value >= low && value <= high)) {
      return `value should be between ${low} and ${high}`
    }
  }
  if (matcher.len_eq !== undefined && lengthOf(value) !== matcher.len_eq)
    return `length must be ${matcher.len_eq}`
  const refused = matcher.match_none?.find((rule) => typeof value === 'string' && rule.pattern.test(value))
  if (refused) return refused.err ?? `invalid value: ${String(value)}`
  if (matcher.match && !(typeof value === 'string' && matcher.match.test(value))) {
    return `invalid value: ${String(value)}`
  }
  if (matcher.contains !== undefined) {
    const wanted = matcher.contains
    const found = Array.isArray(value) && value.some((item) => same(item, wanted))
    if (!found) return `expected to contain: ${String(wanted)}`
  }
  return undefined
}

function lengthOf(value: Json): number {
  if (typeof value === 'string') return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}
