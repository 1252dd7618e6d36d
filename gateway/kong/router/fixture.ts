import type { HeaderList } from '@/core'
import type { Route, Service } from '../entities'
import type { RouterInput } from './types'

/** A route for tests, with Kong's defaults, whose fields have the place `kong.yml` and offsets of their own. */
export function routeFixture(fields: Partial<Route> & { readonly id: string }): Route {
  return {
    service: serviceFixture({}),
    protocols: ['http', 'https'],
    regex_priority: 0,
    strip_path: true,
    preserve_host: false,
    path_handling: 'v0',
    https_redirect_status_code: 426,
    request_buffering: true,
    response_buffering: true,
    origin: originOf(fields.id),
    ...fields,
  }
}

export function serviceFixture(fields: Partial<Service>): Service {
  return {
    id: 'orders',
    name: 'orders',
    protocol: 'http',
    host: 'orders',
    port: 8080,
    retries: 5,
    connect_timeout: 60_000,
    write_timeout: 60_000,
    read_timeout: 60_000,
    enabled: true,
    origin: originOf('service'),
    ...fields,
  }
}

/** A place that says by its file which entity and field it is. */
function originOf(id: string): Route['origin'] {
  const place = (...path: readonly (string | number)[]) => ({
    file: [id, ...path].join('.'),
    start: 0,
    end: 0,
  })
  return { cause: place(), at: place, wrote: () => true }
}

export function inputFixture(fields: Partial<RouterInput>): RouterInput {
  const headers: HeaderList = []
  return { method: 'GET', scheme: 'http', host: 'shop.test', path: '/', query: '', headers, ...fields }
}
