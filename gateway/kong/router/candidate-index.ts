import type { Candidate } from './candidate'
import { type HostSorts, sortsOf } from './host'
import type { Ranked } from './precedence'
import { fits, type RoutedRequest } from './request'
import { PrefixTrie } from './trie'

interface Entry {
  readonly place: number
  readonly candidate: Candidate
}

/** What is found at one prefix: candidates by the key of a host, and those that take any. */
interface Bucket {
  readonly byHost: Map<string, Entry[]>
  readonly anyHost: Entry[]
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

  #add({ candidate, place, placeWithPort }: Ranked): void {
    const { path, hosts } = candidate
    const bucket = this.#buckets.at(path?.prefix ?? '', () => ({ byHost: new Map(), anyHost: [] }))
    if (hosts.length === 0) bucket.anyHost.push({ place, candidate })
    const keys = new Map(
      hosts.map((pattern) => [
        pattern.key,
        pattern.kind === 'plain' && pattern.port !== undefined ? placeWithPort : place,
      ]),
    )
    for (const [key, at] of keys) {
      const list = bucket.byHost.get(key)
      if (list) list.push({ place: at, candidate })
      else bucket.byHost.set(key, [{ place: at, candidate }])
    }
  }

  /** The first candidate in order of precedence that the request fits. */
  find(request: RoutedRequest): Candidate | undefined {
    let best: Entry | undefined
    const look = (list: readonly Entry[]) => {
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
