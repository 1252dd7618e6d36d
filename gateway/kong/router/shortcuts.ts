import type { Candidate } from './candidate'
import { covers, type HostPattern } from './host'
import { inTableOrder, kindBits, kindsBefore, type Ranked } from './precedence'
import { fits, matchedPath, type RoutedRequest } from './request'
import { PrefixTrie } from './trie'

/** The candidates with one combination of kinds, by the things that lead to them. */
interface Category {
  readonly byHost: Map<string, Set<Candidate>>
  readonly byHeader: Map<string, Set<Candidate>>
  readonly byPath: Map<string, Set<Candidate>>
  readonly byMethod: Map<string, Set<Candidate>>
  readonly bySni: Map<string, Set<Candidate>>
}

const LISTED = 'the tables of this router lead to it before the order of precedence counts'

/** Why `traditional` passes a route by that names an SNI, in a clause. */
export const WITHOUT_TLS = 'without TLS this router begins with the routes that ask for no SNI'

/** What a request hits in the tables of all routes. */
interface Hits {
  readonly host: string | undefined
  /** The host as the reader's tables hold it: a wildcard, or the `Host` as it came. */
  readonly hostKey: string
  readonly header: string | undefined
  readonly path: string | undefined
}

interface PathEntry {
  readonly place: number
  readonly candidate: Candidate
}

/** The candidate that is taken, and why it goes before others that fit; absent when precedence alone says so. */
export interface Settled {
  readonly candidate: Candidate
  readonly why?: string
}

/**
 * The shortcuts that the router of `traditional` takes, which lead it past the order of precedence now and
 * then: of the routes with one combination of kinds it first tries those that its tables list for the host,
 * path, method or header of the request, the shortest list; and it begins with the combination that the
 * request itself has, which is none with an SNI where there is no TLS.
 * Behaviour: Kong/kong `kong/router/traditional.lua` (`find_route`, `find_match`, `reduce`).
 */
export class Shortcuts {
  readonly #categories = new Map<number, Category>()
  readonly #candidates: readonly Candidate[]
  readonly #plainHosts = new Set<string>()
  readonly #wildcards: HostPattern[] = []
  readonly #headers: readonly string[]
  readonly #methods = new Set<string>()
  readonly #snis = new Set<string>()
  readonly #regexes = new PrefixTrie<PathEntry[]>()
  readonly #prefixes = new PrefixTrie<string>()

  /** @param ranked in order of precedence */
  constructor(ranked: readonly Ranked[]) {
    this.#candidates = ranked.map(({ candidate }) => candidate)
    for (const candidate of this.#candidates) this.#file(candidate)
    const headers = new Set<string>()
    for (const [place, candidate] of inTableOrder(this.#candidates).entries()) {
      const { path, hosts, methods } = candidate
      for (const pattern of hosts) {
        if (pattern.kind === 'plain') this.#plainHosts.add(pattern.key)
        else this.#wildcards.push(pattern)
      }
      for (const { name } of candidate.headers) headers.add(name)
      for (const method of methods) this.#methods.add(method)
      for (const { text } of candidate.snis) this.#snis.add(text)
      if (path?.regex) this.#regexes.at(path.prefix, () => []).push({ place, candidate })
      else if (path) this.#prefixes.at(path.prefix, () => path.prefix)
    }
    this.#headers = [...headers]
  }

  #file(candidate: Candidate): void {
    const bits = kindBits(candidate)
    let category = this.#categories.get(bits)
    if (!category) {
      category = {
        byHost: new Map(),
        byHeader: new Map(),
        byPath: new Map(),
        byMethod: new Map(),
        bySni: new Map(),
      }
      this.#categories.set(bits, category)
    }
    for (const { entry } of candidate.hosts) list(category.byHost, entry.toLowerCase(), candidate)
    for (const { name } of candidate.headers) list(category.byHeader, name, candidate)
    if (candidate.path) list(category.byPath, tableKey(candidate.path.entry), candidate)
    for (const method of candidate.methods) list(category.byMethod, method, candidate)
    for (const { text } of candidate.snis) list(category.bySni, text, candidate)
  }

  /**
   * What is taken in place of the first candidate in order of precedence that fits; `undefined` when the
   * search begins after all that fit.
   */
  settle(best: Candidate, request: RoutedRequest): Settled | undefined {
    const hits = this.#hits(request)
    const first = this.#first(best, request, hits)
    if (!first) return undefined
    const preferred = this.#shortest(first, request, hits)
    if (preferred && !preferred.has(first)) {
      for (const candidate of preferred) if (fits(candidate, request)) return { candidate, why: LISTED }
    }
    return first === best ? { candidate: first } : { candidate: first, why: WITHOUT_TLS }
  }

  /** Without TLS no SNI is hit, so the search begins after the combinations that have one. */
  #first(best: Candidate, request: RoutedRequest, hits: Hits): Candidate | undefined {
    if (best.snis.length === 0 || request.input.scheme !== 'http') return best
    const { method, sni = '' } = request.input
    const named = [hits.host, hits.header, hits.path].map((one) => one !== undefined)
    const start = [...named, this.#methods.has(method), this.#snis.has(sni)].reduce(
      (bits, hit) => bits * 2 + Number(hit),
      0,
    )
    if (!this.#categories.has(start) || !kindsBefore(kindBits(best), start)) return best
    return this.#candidates.find((one) => !kindsBefore(kindBits(one), start) && fits(one, request))
  }

  #hits(request: RoutedRequest): Hits {
    const { name, port, input } = request
    const plain = this.#plainHosts.has(name) || this.#plainHosts.has(`${name} ${port}`)
    const wildcard = plain ? undefined : this.#wildcards.find((pattern) => covers(pattern, request))
    return {
      host: plain ? name : wildcard?.entry,
      hostKey: (wildcard?.entry ?? input.host).toLowerCase(),
      header: this.#headers.find((header) => request.header(header).length > 0),
      path: this.#hitPath(input.path),
    }
  }

  /** The first regular expression in the order of the tables, else the longest prefix. */
  #hitPath(path: string): string | undefined {
    let best: PathEntry | undefined
    this.#regexes.walk(path, (entries) => {
      const found = entries.find(
        ({ place, candidate }) =>
          (!best || place < best.place) && candidate.path && matchedPath(candidate.path, path) !== undefined,
      )
      if (found) best = found
    })
    if (best?.candidate.path) return tableKey(best.candidate.path.entry)
    let longest: string | undefined
    this.#prefixes.walk(path, (prefix) => {
      longest = prefix
    })
    return longest
  }

  /** The shortest list of its category that the request leads to; one by header goes before all after it. */
  #shortest(first: Candidate, request: RoutedRequest, hits: Hits): ReadonlySet<Candidate> | undefined {
    const category = this.#categories.get(kindBits(first))
    if (!category) return undefined
    const byHost = category.byHost.get(hits.hostKey)
    const byHeader = hits.header === undefined ? undefined : category.byHeader.get(hits.header)
    if (byHeader) return byHeader
    const lists = [
      byHost,
      hits.path === undefined ? undefined : category.byPath.get(hits.path),
      category.byMethod.get(request.input.method),
      category.bySni.get(request.input.sni ?? ''),
    ].filter((one) => one !== undefined)
    return lists.reduce<ReadonlySet<Candidate> | undefined>(
      (least, one) => (least && least.size <= one.size ? least : one),
      undefined,
    )
  }
}

/** The tables hold a regular expression without its mark. */
const tableKey = (entry: string) => entry.replace(/^~/, '')

function list(table: Map<string, Set<Candidate>>, key: string, candidate: Candidate): void {
  const listed = table.get(key)
  if (listed) listed.add(candidate)
  else table.set(key, new Set([candidate]))
}
