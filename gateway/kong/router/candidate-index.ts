import type { Candidate } from './candidate'
import { type HostSorts, sortsOf } from './host'
import type { Ranked } from './precedence'
import { fits, type RoutedRequest } from './request'
import { PrefixTrie } from './trie'

/** What is found at one prefix: candidates by the key of a host, and those that take any. */
interface Bucket {
  readonly byHost: Map<string, Ranked[]>
  readonly anyHost: Ranked[]
}

/**
 * Finds the best candidate for a request without asking each: a trie over paths leads to those
 * whose path can match, and a map over hosts within it to those whose host can. Only they are
 * tried in full.
 */
export class CandidateIndex {
  readonly #buckets = new PrefixTrie<Bucket>()
  readonly #sorts: HostSorts

  /** @param ranked in order of precedence */
  constructor(ranked: readonly Ranked[]) {
    this.#sorts = sortsOf(ranked.flatMap(({ candidate }) => candidate.hosts))
    for (const one of ranked) this.#add(one)
  }

  #add({ candidate, place }: Ranked): void {
    const { path, hosts } = candidate
    const bucket = this.#buckets.at(path?.prefix ?? '', () => ({ byHost: new Map(), anyHost: [] }))
    if (hosts.length === 0) bucket.anyHost.push({ place, candidate })
    for (const key of new Set(hosts.map((pattern) => pattern.key))) {
      const list = bucket.byHost.get(key)
      if (list) list.push({ place, candidate })
      else bucket.byHost.set(key, [{ place, candidate }])
    }
  }

  /** The first candidate in order of precedence that the request fits. */
  find(request: RoutedRequest): Candidate | undefined {
    let best: Ranked | undefined
    const look = (list: readonly Ranked[]) => {
      for (const entry of list) {
        if (best && best.place <= entry.place) return
        if (fits(entry.candidate, request)) {
          best = entry
          return
        }
      }
    }
    this.#buckets.walk(request.input.path, ({ byHost, anyHost }) => {
      look(anyHost)
      if (byHost.size === 0) return
      for (const key of request.hostKeys(this.#sorts)) {
        const list = byHost.get(key)
        if (list) look(list)
      }
    })
    return best?.candidate
  }
}
