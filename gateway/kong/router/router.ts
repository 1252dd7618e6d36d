import type { Route } from '../entities'
import { candidatesOf, excluded } from './candidate'
import { CandidateIndex } from './candidate-index'
import { explain } from './explain'
import type { RouterFlavor } from './flavor'
import { matchOf } from './match-of'
import { rank } from './precedence'
import { RoutedRequest } from './request'
import { Shortcuts } from './shortcuts'
import type { Router } from './types'

/**
 * Compiles routes into a router. Routes that Kong leaves out (streams, disabled services, no
 * conditions) never match; a path that cannot be compiled never matches either.
 *
 * Precedence: see `precedence.ts`. Both flavours agree but for a few corners; version 1 of the path
 * handling works in `traditional` only, as in Kong.
 * @param routes in the order of the document
 */
export function createRouter(routes: readonly Route[], flavor: RouterFlavor): Router {
  const candidates = routes.flatMap((route, order) =>
    excluded(route) ? [] : candidatesOf(route, order, flavor),
  )
  const ranked = rank(candidates, flavor)
  const index = new CandidateIndex(ranked)
  const shortcuts = flavor === 'traditional' ? new Shortcuts(ranked) : undefined
  return {
    match(input) {
      const request = new RoutedRequest(input)
      const first = index.find(request)
      if (!first) return undefined
      const candidate = shortcuts ? shortcuts.settle(first, request)?.candidate : first
      return candidate && matchOf(candidate, request, flavor)
    },
    explain: (input) => explain(routes, ranked, new RoutedRequest(input), flavor, shortcuts),
  }
}
