/** What the drawing, and the reader who asks, get to see of a configuration. */
import type { Cause, Json } from '@/core'
import type { EffectiveConfig, TargetHealth, Topology } from '../../dialect'
import type { KongDocument, PluginEntity, Route } from '../entities'
import { routeName, serviceName } from '../names'
import { type Chains, scopeName } from './chain'
import { listed } from './words'

/** @param priorityOf a plugin name: those of higher priority run, and are shown, first */
export function describe(document: KongDocument, priorityOf: (plugin: string) => number): Topology {
  const inOrder = document.plugins.toSorted((a, b) => priorityOf(b.name) - priorityOf(a.name))
  return {
    product: 'Kong Gateway',
    routes: document.routes.map((route) => ({
      id: route.id,
      name: routeName(route),
      service: route.service?.id ?? null,
      matches: matches(route),
      cause: route.origin.cause,
    })),
    services: document.services.map((service) => {
      const targets = document.targets.filter(({ upstream }) => upstream.name === service.host)
      return {
        id: service.id,
        name: serviceName(service),
        host: service.host,
        port: service.port,
        ...(targets.length === 0 ? {} : { targets: targets.map(({ target }) => target) }),
        cause: service.origin.cause,
      }
    }),
    plugins: inOrder.map((plugin) => ({
      name: plugin.name,
      scope: scopeName(plugin),
      enabled: plugin.enabled,
      cause: plugin.origin.cause,
    })),
  }
}

/** What a route takes, in a few words: `GET /orders on api.shop.test`. */
function matches(route: Route): string {
  const { methods = [], paths = [], hosts = [], headers = {} } = route
  const parts: string[] = []
  if (methods.length > 0) parts.push(methods.join(', '))
  if (paths.length > 0) parts.push(paths.join(', '))
  if (hosts.length > 0) parts.push(`on ${hosts.join(', ')}`)
  const names = Object.keys(headers)
  if (names.length > 0) parts.push(`with ${listed(names)}`)
  return parts.length === 0 ? 'everything' : parts.join(' ')
}

/** Health checks are not simulated, so every target is shown without a verdict. */
export function health(document: KongDocument): readonly TargetHealth[] {
  return document.targets.map(({ upstream, target, weight }) => ({
    upstream: upstream.name,
    target,
    health: 'off',
    weight,
  }))
}

export function effective(
  document: KongDocument,
  chains: Chains,
  target: string,
): EffectiveConfig | undefined {
  const route = document.routes.find(({ id, name }) => id === target || name === target)
  if (!route) return undefined
  return {
    target: routeName(route),
    plugins: chains.of(route).flatMap(({ name, priority, base }) =>
      base
        ? [
            {
              name,
              priority,
              scope: scopeName(base.entity),
              config: base.entity.config,
              origins: origins(base.entity),
              cause: base.entity.origin.cause,
            },
          ]
        : [],
    ),
  }
}

/** The places of the values that the reader wrote, by their path below the plugin. */
function origins({ config, origin }: PluginEntity): Record<string, Cause> {
  const found: Record<string, Cause> = {}
  const visit = (value: Json, path: readonly (string | number)[]): void => {
    if (!origin.wrote(...path)) return
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, one] of Object.entries(value)) visit(one, [...path, name])
    } else {
      found[path.join('.')] = origin.at(...path)
    }
  }
  visit(config, ['config'])
  return found
}
