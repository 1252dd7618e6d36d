import { parseAddress } from '../schema/address'

const DEFAULT_PORT = 8000

/** A target as `host:port`; without a port Kong takes 8000. IPv6 addresses stand in brackets. */
export function normalTarget(target: string): string {
  const address = parseAddress(target)
  if ('error' in address) return target
  const host = address.kind === 'ipv6' ? `[${address.host}]` : address.host
  return `${host}:${address.port ?? DEFAULT_PORT}`
}
