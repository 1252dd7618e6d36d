import { z } from 'zod'
import type { Json } from '@/core'
import { part } from '../keys'
import type { Mismatch } from '../types'
import { equal } from './equal'

const json = z.json()

/** What may be asked of a set of named values: headers, query arguments, fields of a body or of a log entry. */
export const groupSchema = part({
  equals: z.record(z.string(), json).optional(),
  not: z.record(z.string(), json).optional(),
  present: z.array(z.string()).optional(),
  absent: z.array(z.string()).optional(),
  contains: z.record(z.string(), z.string()).optional(),
  matches: z.record(z.string(), z.string()).optional(),
  notContains: z.record(z.string(), z.string()).optional(),
  notMatches: z.record(z.string(), z.string()).optional(),
  gt: z.record(z.string(), z.number()).optional(),
  near: z.record(z.string(), z.union([z.number(), z.tuple([z.number(), z.number()])])).optional(),
})

export type Group = z.infer<typeof groupSchema>

/** Finds a value by its name; `undefined` when there is none. */
export type Lookup = (name: string) => Json | undefined

const TESTS: {
  [Name in keyof Group]-?: (got: Json | undefined, wanted: unknown) => boolean
} = {
  equals: (got, wanted) => got !== undefined && equal(got, wanted as Json),
  not: (got, wanted) => got === undefined || !equal(got, wanted as Json),
  present: (got) => got !== undefined,
  absent: (got) => got === undefined,
  contains: (got, wanted) => got !== undefined && plain(got).includes(String(wanted)),
  matches: (got, wanted) => got !== undefined && new RegExp(String(wanted)).test(plain(got)),
  notContains: (got, wanted) => got === undefined || !plain(got).includes(String(wanted)),
  notMatches: (got, wanted) => got === undefined || !new RegExp(String(wanted)).test(plain(got)),
  gt: (got, wanted) => got !== undefined && Number(got) > Number(wanted),
  near: (got, wanted) => {
    const [value, tolerance = 1] = [wanted].flat() as number[]
    return got !== undefined && Math.abs(Number(got) - Number(value)) <= tolerance
  },
}

/**
 * The differences between a group's demands and the values that are there.
 * @param several how to read one text in `equals` where a name came several times: the vectors were taken
 * from tests that look at such values one by one, so for arguments the text is one of them
 */
export function checkGroup(
  at: string,
  group: Group | undefined,
  lookup: Lookup,
  several: 'as a list' | 'one of them' = 'as a list',
): Mismatch[] {
  return (Object.keys(group ?? {}) as (keyof Group)[]).flatMap((name) => {
    const demands = group?.[name] ?? {}
    const entries: [string, unknown][] = Array.isArray(demands)
      ? demands.map((one: string) => [one, name])
      : Object.entries(demands)
    return entries.flatMap(([key, wanted]) => {
      const got = lookup(key)
      if (TESTS[name](got, wanted)) return []
      if (several === 'one of them' && name === 'equals' && isOneOf(wanted, got)) return []
      return [{ at: `${at}.${name}.${key}`, expected: wanted as Json, got: got ?? null }]
    })
  })
}

function isOneOf(wanted: unknown, got: Json | undefined): boolean {
  return typeof wanted === 'string' && Array.isArray(got) && got.includes(wanted)
}

/** A value as text, for those demands that look into it. Several lines of a header read as one list. */
function plain(value: Json): string {
  if (Array.isArray(value)) return value.map(plain).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/**
 * Looks a dotted path up in a value. Where a name holds dots itself, the longest name that fits is
 * taken; a number counts a list's items from 1, as Lua does.
 */
export function atPath(value: Json | undefined, path: string): Json | undefined {
  if (value === undefined || path === '') return value
  if (typeof value !== 'object' || value === null) return undefined
  const segments = path.split('.')
  for (let taken = segments.length; taken > 0; taken--) {
    const inner = step(value, segments.slice(0, taken).join('.'))
    if (inner === undefined) continue
    const found = atPath(inner, segments.slice(taken).join('.'))
    if (found !== undefined) return found
  }
  return undefined
}

function step(value: Exclude<Json, null | boolean | number | string>, key: string): Json | undefined {
  if (Array.isArray(value)) return /^\d+$/.test(key) ? value[Number(key) - 1] : undefined
  return Object.hasOwn(value, key) ? (value as { readonly [key: string]: Json })[key] : undefined
}
