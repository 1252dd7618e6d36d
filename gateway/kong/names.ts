import type { Consumer, Route, Service } from './entities'

/**
 * What a reader calls a route: its name, else the id that they wrote. Kong makes an id up for one that
 * has neither; nobody would know it again, so it is called after the first thing that it asks for.
 */
export function routeName(route: Route): string {
  if (route.name !== undefined) return route.name
  if (route.origin.wrote('id')) return route.id
  return (
    route.paths?.[0] ??
    route.hosts?.[0] ??
    route.methods?.[0] ??
    Object.keys(route.headers ?? {})[0] ??
    route.id
  )
}

/** A service's name, else the host that it is found at. */
export function serviceName(service: Service): string {
  return service.name ?? service.host
}

export function consumerName(consumer: Consumer): string {
  return consumer.username ?? consumer.custom_id ?? consumer.id
}
