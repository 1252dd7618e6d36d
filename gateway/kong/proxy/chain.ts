/**
 * Which configuration of each plugin runs on a call. Only one per plugin name does, the most specific;
 * the consumer is known only after authentication, so the choice is made plugin by plugin.
 * Behaviour: Kong/kong `kong/runloop/plugins_iterator.lua`.
 */
import type { PluginEntity, Route } from '../entities'
import { consumerName, routeName, serviceName } from '../names'
import type { Phases, Plugin, PluginTools } from '../plugin'
import { priorityOf } from '../plugins/priorities'

/** A configured plugin, ready to run. */
export interface Instance {
  readonly entity: PluginEntity
  readonly phases: Phases
  /** Why it does nothing here, when it is not simulated. */
  readonly missing?: string
}

/** One plugin name in the chain of a route. */
export interface Link {
  readonly name: string
  readonly priority: number
  /** What runs while no consumer is known, or when none has a configuration of its own. */
  readonly base: Instance | undefined
  /** What runs for a consumer; absent when no consumer has a configuration of this plugin. */
  readonly forConsumer?: (consumer: string) => Instance | undefined
}

export interface Chains {
  of(route: Route): readonly Link[]
  /** What runs when no route was found. */
  readonly globals: readonly Instance[]
}

const scopeKey = (route: string | undefined, service: string | undefined, consumer: string | undefined) =>
  `${route ?? ''}|${service ?? ''}|${consumer ?? ''}`

/** The scope of a configuration as a key. */
function keyOf(entity: PluginEntity): string {
  return scopeKey(entity.route?.id, entity.service?.id, entity.consumer?.id)
}

const HTTP = new Set(['http', 'https', 'grpc', 'grpcs'])

interface Group {
  readonly name: string
  readonly priority: number
  readonly byScope: Map<string, Instance>
  consumers: boolean
}

/** @throws whatever a plugin throws while it reads its configuration */
export function createChains(plugins: ReadonlyMap<string, Plugin>, tools: PluginTools): Chains {
  const groups = new Map<string, Group>()
  for (const entity of tools.document.plugins) {
    if (!entity.enabled || !entity.protocols.some((protocol) => HTTP.has(protocol))) continue
    const plugin = plugins.get(entity.name)
    let group = groups.get(entity.name)
    if (!group) {
      const priority = plugin?.priority ?? priorityOf(entity.name)
      group = { name: entity.name, priority, byScope: new Map(), consumers: false }
      groups.set(entity.name, group)
    }
    if (entity.consumer) group.consumers = true
    group.byScope.set(
      keyOf(entity),
      plugin
        ? { entity, phases: plugin.create(entity, tools) }
        : { entity, phases: {}, missing: 'this plugin is not part of the simulation' },
    )
  }
  const ordered = [...groups.values()].sort(
    (a, b) => b.priority - a.priority || (a.name < b.name ? 1 : a.name > b.name ? -1 : 0),
  )
  const chains = new Map<string, readonly Link[]>()
  return {
    of(route) {
      const known = chains.get(route.id)
      if (known) return known
      const chain = ordered.flatMap((group) => linkOf(group, route))
      chains.set(route.id, chain)
      return chain
    },
    globals: ordered.flatMap((group) => group.byScope.get(scopeKey(undefined, undefined, undefined)) ?? []),
  }
}

function linkOf(group: Group, route: Route): Link[] {
  const { name, priority, byScope } = group
  const [r, s] = [route.id, route.service?.id]
  const first = (...keys: string[]): Instance | undefined => {
    for (const key of keys) {
      const found = byScope.get(key)
      if (found) return found
    }
    return undefined
  }
  const both = scopeKey(r, s, undefined)
  const rest = [
    scopeKey(r, undefined, undefined),
    scopeKey(undefined, s, undefined),
    scopeKey(undefined, undefined, undefined),
  ]
  const base = first(both, ...rest)
  if (!group.consumers) return base ? [{ name, priority, base }] : []
  const forConsumer = (c: string) =>
    first(
      scopeKey(r, s, c),
      scopeKey(r, undefined, c),
      scopeKey(undefined, s, c),
      both,
      scopeKey(undefined, undefined, c),
      ...rest,
    )
  return [{ name, priority, base, forConsumer }]
}

/** In words, where a configuration holds: `route orders`, `everywhere`. */
export function scopeName(entity: PluginEntity): string {
  const parts: string[] = []
  if (entity.route) parts.push(`route ${routeName(entity.route)}`)
  if (entity.service) parts.push(`service ${serviceName(entity.service)}`)
  if (entity.consumer) parts.push(`consumer ${consumerName(entity.consumer)}`)
  return parts.length === 0 ? 'global' : parts.join(', ')
}
