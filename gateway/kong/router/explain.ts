import type { Json } from '@/core'
import type { Condition, Match } from '../../dialect'
import type { Route } from '../entities'
import { routeName, serviceName } from '../names'
import { type Candidate, excluded } from './candidate'
import { failedCondition } from './failed-condition'
import type { RouterFlavor } from './flavor'
import { matchOf } from './match-of'
import { type Ranked, whyFirst } from './precedence'
import { fits, type RoutedRequest } from './request'
import { type Settled, type Shortcuts, WITHOUT_TLS } from './shortcuts'

/**
 * What each route makes of a request, in order of precedence: a route with several paths stands
 * where the best of those that match stands, or the best of all. Routes that take part in no
 * matching come last.
 * @param ranked in order of precedence
 * @param shortcuts those of `traditional`, which may lead past that order
 */
export function explain(
  routes: readonly Route[],
  ranked: readonly Ranked[],
  request: RoutedRequest,
  flavor: RouterFlavor,
  shortcuts: Shortcuts | undefined,
): Match[] {
  const place = new Map(ranked.map((one) => [one.candidate, one.place]))
  const placeOf = (candidate: Candidate) => place.get(candidate) ?? ranked.length
  const first = ranked.find(({ candidate }) => fits(candidate, request))
  const settled: Settled | undefined =
    first && (shortcuts ? shortcuts.settle(first.candidate, request) : first)
  const winner = settled?.candidate
  // What goes first stands first, also where a shortcut led to it.
  if (first && winner && winner !== first.candidate) place.set(winner, first.place - 0.5)
  const candidates = [...place.keys()].sort((a, b) => placeOf(a) - placeOf(b))
  const ways = new Map<Route, Candidate[]>()
  for (const candidate of candidates) {
    const list = ways.get(candidate.route)
    if (list) list.push(candidate)
    else ways.set(candidate.route, [candidate])
  }
  const shown = [...ways].map(([route, list]) => {
    const fitting = list.find((candidate) => fits(candidate, request))
    const best = fitting ?? (list[0] as Candidate)
    const match =
      best === winner
        ? winning(best, request, flavor)
        : losing(
            route,
            !fitting
              ? failedCondition(route, list, request)
              : winner
                ? outranked(winner, whyFirst(flavor, winner, fitting) ?? settled?.why ?? '')
                : passedBy(route),
          )
    return { place: placeOf(best), match }
  })
  shown.sort((a, b) => a.place - b.place)
  const left = routes.filter((route) => !ways.has(route))
  return [...shown.map(({ match }) => match), ...left.map((route) => losing(route, exclusion(route)))]
}

function winning(candidate: Candidate, request: RoutedRequest, flavor: RouterFlavor): Match {
  const { route, by, prefix, captures, upstreamPath, upstreamHost } = matchOf(candidate, request, flavor)
  const { service } = route
  const target: Json = service && {
    name: serviceName(service),
    protocol: service.protocol,
    host: service.host,
    port: service.port,
  }
  return {
    route: route.id,
    name: routeName(route),
    matched: true,
    by: { ...by },
    prefix,
    captures,
    upstream: { path: upstreamPath, host: upstreamHost, service: target },
    cause: route.origin.cause,
  }
}

function losing(route: Route, failed: Condition): Match {
  return {
    route: route.id,
    name: routeName(route),
    matched: false,
    failed,
    by: {},
    cause: route.origin.cause,
  }
}

function outranked(winner: Candidate, rule: string): Condition {
  return {
    kind: 'outranked',
    why: `it would match too, but ${routeName(winner.route)} goes first: ${rule}`,
    wanted: routeName(winner.route),
    cause: winner.route.origin.cause,
  }
}

/** It fits, and yet the router never comes to it. */
function passedBy(route: Route): Condition {
  const wanted = [...(route.snis ?? [])]
  return { kind: 'sni', why: WITHOUT_TLS, wanted, got: null, cause: route.origin.at('snis') }
}

function exclusion(route: Route): Condition {
  const { kind, why } = excluded(route) ?? { kind: 'disabled', why: 'the router leaves it out' }
  const field = kind === 'protocol' ? 'protocols' : undefined
  return { kind, why, cause: field ? route.origin.at(field) : (route.service ?? route).origin.cause }
}
