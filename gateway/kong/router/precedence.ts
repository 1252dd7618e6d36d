import type { Candidate } from './candidate'
import type { RouterFlavor } from './flavor'

/** One rule by which one candidate goes before another. */
interface Rule {
  /** Above 0 when `a` goes first, 0 when the rule does not decide. */
  compare(a: Candidate, b: Candidate): number
  /** Why `first` goes before `second`. */
  why(first: Candidate, second: Candidate): string
}

// In the order in which `traditional` prefers one kind to another where equally many are present.
const KINDS = [
  ['host', ({ hosts }: Candidate) => hosts.length > 0],
  ['header', ({ headers }: Candidate) => headers.length > 0],
  ['path', ({ path }: Candidate) => path !== undefined],
  ['method', ({ methods }: Candidate) => methods.size > 0],
  ['SNI', ({ snis }: Candidate) => snis.length > 0],
] as const

const kindsOf = (candidate: Candidate) => KINDS.filter(([, has]) => has(candidate)).map(([name]) => name)
const isRegex = ({ path }: Candidate) => path?.regex !== undefined
const plainLength = ({ path }: Candidate) => (path && !path.regex ? path.entry.length : 0)
const plainHostsOnly = ({ hosts }: Candidate) =>
  hosts.length > 0 && hosts.every(({ kind }) => kind === 'plain')
const wildcardWithPort = ({ hosts }: Candidate) =>
  hosts.some(({ kind, port }) => kind !== 'plain' && port !== undefined)
const flag = (test: (candidate: Candidate) => boolean) => (a: Candidate, b: Candidate) =>
  Number(test(a)) - Number(test(b))

const moreKinds: Rule = {
  compare: (a, b) => kindsOf(a).length - kindsOf(b).length,
  why: (first, second) =>
    `it has more kinds of conditions (${kindsOf(first).join(', ')}) than this one (${kindsOf(second).join(', ')})`,
}

const strongerKinds: Rule = {
  compare(a, b) {
    for (const [, has] of KINDS) {
      const difference = Number(has(a)) - Number(has(b))
      if (difference !== 0) return difference
    }
    return 0
  },
  why(first, second) {
    const [name] = KINDS.find(([, has]) => has(first) && !has(second)) ?? KINDS[0]
    const [other] = KINDS.find(([, has]) => has(second) && !has(first)) ?? KINDS[0]
    return `it has a ${name} condition, which counts for more than a ${other} condition`
  },
}

const wildcardPortFirst: Rule = {
  compare: flag(wildcardWithPort),
  why: () => 'a host of it names a port beside its wildcard',
}

const plainHostsFirst: Rule = {
  compare: flag(plainHostsOnly),
  why: () => 'its hosts hold no wildcard',
}

const regexFirst: Rule = {
  compare: flag(isRegex),
  why: () => 'a regular expression goes before a plain path',
}

const moreHeaders: Rule = {
  compare: (a, b) => a.headers.length - b.headers.length,
  why: (first, second) =>
    `it asks for more headers (${first.headers.length} against ${second.headers.length})`,
}

const regexPriority: Rule = {
  compare: (a, b) => (isRegex(a) && isRegex(b) ? a.route.regex_priority - b.route.regex_priority : 0),
  why: (first, second) =>
    `its regex_priority ${first.route.regex_priority} is higher than ${second.route.regex_priority}`,
}

const longerPath: Rule = {
  compare: (a, b) => plainLength(a) - plainLength(b),
  why: (first, second) => `its path ${first.path?.entry} is longer than ${second.path?.entry ?? 'none'}`,
}

const olderRoute: Rule = {
  compare: ({ route: a }, { route: b }) =>
    a.created_at === undefined || b.created_at === undefined ? 0 : b.created_at - a.created_at,
  why: () => 'all else is equal, and it was created earlier',
}

const higherId: Rule = {
  compare: ({ route: a }, { route: b }) => (a.id === b.id ? 0 : a.id > b.id ? 1 : -1),
  why: () => 'all else is equal; Kong promises no order then, and here the higher id goes first',
}

const earlierInFile: Rule = {
  compare: (a, b) => b.order - a.order,
  why: () => 'all else is equal, and it stands earlier in the file',
}

const WITHIN_KINDS: readonly Rule[] = [
  wildcardPortFirst,
  plainHostsFirst,
  regexFirst,
  moreHeaders,
  regexPriority,
  longerPath,
  olderRoute,
  earlierInFile,
]

/**
 * The rules of each flavour, the strongest first.
 * Behaviour: Kong/kong `kong/router/traditional.lua` (`sort_routes`, `sort_categories`) and
 * `kong/router/transform.lua` (`get_priority`; equal priorities fall to the order of the matcher's
 * ids in the router library, which is not documented).
 */
const RULES: Readonly<Record<RouterFlavor, readonly Rule[]>> = {
  traditional: [moreKinds, strongerKinds, ...WITHIN_KINDS],
  traditional_compatible: [
    moreKinds,
    plainHostsFirst,
    moreHeaders,
    regexFirst,
    regexPriority,
    longerPath,
    higherId,
    earlierInFile,
  ],
}

/** A candidate with its place in the order of precedence, 0 first. */
export interface Ranked {
  readonly candidate: Candidate
  readonly place: number
}

/** Candidates in order of precedence; equal ones keep the order of the document. */
export function rank(candidates: readonly Candidate[], flavor: RouterFlavor): Ranked[] {
  return sortBy(candidates, RULES[flavor]).map((candidate, place) => ({ candidate, place }))
}

/** The order that `traditional` builds its tables in: as within one combination of kinds, across all of them. */
export function inTableOrder(candidates: readonly Candidate[]): Candidate[] {
  return sortBy(candidates, WITHIN_KINDS)
}

function sortBy(candidates: readonly Candidate[], rules: readonly Rule[]): Candidate[] {
  return [...candidates].sort((a, b) => {
    for (const rule of rules) {
      const difference = rule.compare(b, a)
      if (difference !== 0) return difference
    }
    return 0
  })
}

/** Which kinds of conditions a candidate has, as bits: the stronger kind is the higher bit. */
export function kindBits(candidate: Candidate): number {
  return KINDS.reduce((bits, [, has]) => bits * 2 + Number(has(candidate)), 0)
}

/** Whether one combination of kinds goes before another. */
export function kindsBefore(one: number, other: number): boolean {
  return count(one) === count(other) ? one > other : count(one) > count(other)
}

function count(bits: number): number {
  let ones = 0
  for (let rest = bits; rest > 0; rest >>= 1) ones += rest & 1
  return ones
}

/** The rule that puts `first` before `second`, as a clause of a sentence; `undefined` when none does. */
export function whyFirst(flavor: RouterFlavor, first: Candidate, second: Candidate): string | undefined {
  const rule = RULES[flavor].find(({ compare }) => compare(first, second) !== 0)
  if (!rule) return 'it stands earlier in the same route'
  return rule.compare(first, second) > 0 ? rule.why(first, second) : undefined
}
