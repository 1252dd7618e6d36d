/**
 * Who is calling. Behind another proxy the connection names that proxy; when it is trusted, the address is
 * taken from a header. Behaviour: Nginx `ngx_http_realip_module`, and Kong's `trusted_ips`.
 */
import { type HttpRequest, headerValues } from '@/core'
import { compileBlocks, parseAddress } from '../../parts/cidr'
import type { KongConf } from '../entities'

export interface ClientIp {
  /** The address of the client, as far as it can be believed. */
  of(request: HttpRequest): string
  /** Whether what this peer says in `X-Forwarded-…` is believed. */
  trusted(ip: string): boolean
}

export function createClientIp(conf: KongConf): ClientIp {
  const trusted = conf.trusted_ips.length === 0 ? () => false : compileBlocks(conf.trusted_ips)
  const name = conf.real_ip_header
  return {
    trusted,
    of(request) {
      const peer = request.connection.peer.ip
      if (!trusted(peer)) return peer
      const named = headerValues(request.headers, name)
        .flatMap((value) => value.split(/[\s,]+/))
        .filter((token) => token !== '')
      let ip = peer
      while (named.length > 0 && trusted(ip)) {
        const next = withoutPort(named.pop() as string)
        if (!parseAddress(next)) break
        ip = next
        if (!conf.real_ip_recursive) break
      }
      return ip
    },
  }
}

function withoutPort(token: string): string {
  const match = /^(?:\[([^\]]+)\]|([^:]+))(?::\d+)?$/.exec(token)
  return match?.[1] ?? match?.[2] ?? token
}
