/**
 * Host names, addresses and ports as Kong reads them.
 * Behaviour: Kong/kong `kong/tools/ip.lua`, cases `cfg-services-L370*`, `cfg-routes-L437*`, `cfg-upstreams-L496*`.
 */
import { parseAddress as parseIp } from '../../parts/cidr'

export type Address =
  | { readonly kind: 'name' | 'ipv4' | 'ipv6'; readonly host: string; readonly port?: number }
  | { readonly error: string }

const BAD_PORT = 'invalid port number'

/** Takes `name`, `name:port`, `1.2.3.4`, `1.2.3.4:port`, `::1`, `[::1]` or `[::1]:port` apart. */
export function parseAddress(text: string): Address {
  const colons = text.split(':').length - 1
  if (colons > 1) return parseIpv6Address(text)
  if (/^[\d.]+$/.test(text.replace(':', ''))) return parseIpv4Address(text)
  return parseName(text)
}

function parseIpv4Address(text: string): Address {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?::(\d+))?$/.exec(text)
  if (!match || match.slice(1, 5).some((part) => Number(part) > 255)) {
    return { error: `invalid ipv4 address: ${text}` }
  }
  if (Number(match[5] ?? 0) > 65535) return { error: BAD_PORT }
  const host = match.slice(1, 5).map(Number).join('.')
  return match[5] === undefined ? { kind: 'ipv4', host } : { kind: 'ipv4', host, port: Number(match[5]) }
}

function parseIpv6Address(text: string): Address {
  const bracketed = /^\[([^\]]*)\](.*)$/.exec(text)
  let port: number | undefined
  if (bracketed?.[2]) {
    const digits = /^:(\d*)$/.exec(bracketed[2])
    if (!digits) return { error: 'invalid ipv6 address' }
    port = Number(digits[1])
    if (port > 65535) return { error: BAD_PORT }
  }
  const host = bracketed ? (bracketed[1] ?? '') : text
  // An IPv6 address that ends in a dotted IPv4 one is no host name to Kong.
  if (host.includes('.') || !isIp(host)) return { error: `invalid ipv6 address: ${text}` }
  return port === undefined ? { kind: 'ipv6', host } : { kind: 'ipv6', host, port }
}

function parseName(text: string): Address {
  const port = /:(\d+)$/.exec(text)
  const name = port ? text.slice(0, port.index) : text
  if (port && Number(port[1]) > 65535) return { error: BAD_PORT }
  const error = `invalid hostname: ${text}`
  if (!/^[\da-zA-Z\-._]+$/.test(name)) return { error }
  const labels = name.split('.')
  const bad = labels.some((label, i) => label.endsWith('-') || (label === '' && i !== labels.length - 1))
  if (bad) return { error }
  return port ? { kind: 'name', host: name, port: Number(port[1]) } : { kind: 'name', host: name }
}

function isIp(text: string): boolean {
  return !text.startsWith('[') && parseIp(text) !== undefined
}

/** An address, or an address with a prefix length as in `10.0.0.0/8`. */
export function isIpOrCidr(text: string): boolean {
  const slash = text.indexOf('/')
  if (slash < 0) return isIp(text)
  const ip = text.slice(0, slash)
  const length = text.slice(slash + 1)
  const bits = isIp(ip) ? (parseIp(ip)?.bits ?? 0) : -1
  return /^(0|[1-9]\d{0,2})$/.test(length) && Number(length) <= bits
}
