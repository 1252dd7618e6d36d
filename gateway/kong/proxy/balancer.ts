/**
 * From a service's host to an address. A host that names an upstream entity is balanced over its targets;
 * any other name is looked up, and its addresses take turns.
 * Behaviour: Kong/kong `kong/runloop/balancer/`.
 */
import { splitAuthority } from '@/core'
import type { Env } from '../../dialect'
import { parseAddress } from '../../parts/cidr'
import { createWheel, type Wheel } from '../../parts/wheel'
import type { KongDocument, Service, Target, Upstream } from '../entities'
import { count } from './words'

export interface Peer {
  readonly ip: string
  readonly port: number
  /** The name that `Host` is made from. */
  readonly hostname: string
  readonly target?: Target
  /** A short sentence: where this address comes from. */
  readonly why: string
}

/** The addresses of one call: each try asks for the next. */
export type Peers =
  | { next(): Peer | undefined }
  | { readonly failed: { readonly status: number; readonly message: string } }

export interface Balancer {
  open(service: Service): Promise<Peers>
}

const NO_PEER = { status: 503, message: 'failure to get a peer from the ring-balancer' } as const

interface Place {
  readonly ip: string
  readonly port: number
  readonly target: Target
}

interface Ring {
  readonly upstream: Upstream
  readonly targets: readonly { readonly target: Target; readonly host: string; readonly port: number }[]
  signature: string
  wheel: Wheel<Place>
}

export function createBalancer(document: KongDocument, env: Env): Balancer {
  const rings = new Map<string, Ring>()
  for (const upstream of document.upstreams) {
    const targets = document.targets
      .filter((target) => target.upstream.id === upstream.id && target.weight > 0)
      .map((target) => {
        const { host, port } = splitAuthority(target.target)
        return { target, host: host.replace(/^\[|\]$/g, ''), port: port ?? 8000 }
      })
    rings.set(upstream.name, { upstream, targets, signature: '', wheel: createWheel([], env.random) })
  }
  const store = env.store('node')

  async function addresses(host: string): Promise<readonly string[]> {
    return parseAddress(host) ? [host] : [...(await env.resolve(host))].sort()
  }

  /** Puts the addresses on the wheel anew when a name has moved; otherwise the turn goes on where it was. */
  async function turn(ring: Ring): Promise<Wheel<Place>> {
    const found = await Promise.all(ring.targets.map((entry) => addresses(entry.host)))
    const signature = found.map((ips) => ips.join(',')).join(';')
    if (signature !== ring.signature) {
      ring.signature = signature
      const places = ring.targets.flatMap(({ target, port }, i) =>
        (found[i] ?? []).map((ip) => ({ value: { ip, port, target }, weight: target.weight })),
      )
      ring.wheel = createWheel(places, env.random)
    }
    return ring.wheel
  }

  return {
    async open(service) {
      const ring = rings.get(service.host)
      if (ring) {
        const wheel = await turn(ring)
        if (wheel.size === 0) return { failed: NO_PEER }
        const { upstream } = ring
        return {
          next() {
            const place = wheel.next()
            if (!place) return undefined
            const { host } = splitAuthority(place.target.target)
            return {
              ip: place.ip,
              port: place.port,
              hostname: upstream.host_header ?? host,
              target: place.target,
              why: `${upstream.name} has ${count(ring.targets.length, 'target')}, and ${place.target.target} is next in turn`,
            }
          },
        }
      }
      const { host, port } = service
      if (parseAddress(host)) {
        const peer = { ip: host, port, hostname: host, why: `The service names the address ${host}` }
        return { next: () => peer }
      }
      const found = await addresses(host)
      if (found.length === 0) return { failed: { status: 503, message: 'name resolution failed' } }
      return {
        next() {
          const turn = found.length === 1 ? 0 : (store.increment(`name/${host}`, 1) - 1) % found.length
          const ip = found[turn] as string
          const why =
            found.length === 1
              ? `${host} has one address`
              : `${host} has ${count(found.length, 'address', 'addresses')}, and ${ip} is next in turn`
          return { ip, port, hostname: host, why }
        },
      }
    },
  }
}
