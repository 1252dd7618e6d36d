import type { RouterFlavor } from './flavor'

/** A `Host` as the router compares it. */
export interface HostName {
  /** Lower case, without port and brackets. */
  readonly name: string
  readonly port: number | undefined
}

/** One entry of a route's `hosts`. */
export interface HostPattern extends HostName {
  readonly entry: string
  readonly kind: 'plain' | 'left' | 'right'
  /** Whether the request itself must name the port: that of its scheme will not do. */
  readonly literal: boolean
  /** Under what the entry is found: the name (with its port, if it has one and no wildcard) or the wildcard. */
  readonly key: string
}

/**
 * Splits a port off. Brackets around an IPv6 address are peeled; several colons without brackets
 * are an address without a port, as in Kong.
 */
export function parseHost(host: string): HostName {
  const lower = host.toLowerCase()
  const first = lower.indexOf(':')
  if (first < 0 && !lower.startsWith('[')) return { name: lower, port: undefined }
  const bracketed = /^\[(.*)\](?::(\d*))?$/.exec(lower)
  if (bracketed) return { name: bracketed[1] ?? '', port: number(bracketed[2]) }
  const port = lower.slice(first + 1)
  if (first < 0 || !/^\d*$/.test(port)) return { name: lower, port: undefined }
  return { name: lower.slice(0, first), port: number(port) }
}

const number = (digits: string | undefined) => (digits ? Number(digits) : undefined)

/**
 * `traditional` looks a plain host with a port up as it is written; only a wildcard is compared with the
 * port of the scheme as well. Behaviour: Kong/kong `kong/router/traditional.lua`.
 */
export function parsePattern(entry: string, flavor: RouterFlavor): HostPattern {
  const { name, port } = parseHost(entry)
  const kind = name.startsWith('*') ? 'left' : name.endsWith('*') ? 'right' : 'plain'
  return {
    entry,
    name,
    port,
    kind,
    literal: flavor === 'traditional' && kind === 'plain' && port !== undefined,
    key: kind === 'plain' && port !== undefined ? withPort(name, port) : name,
  }
}

const withPort = (name: string, port: number) => `${name} ${port}`

/** Which sorts of entries there are at all: what nobody wrote need not be looked for. */
export interface HostSorts {
  readonly ports: boolean
  readonly wildcards: boolean
}

export function sortsOf(patterns: readonly HostPattern[]): HostSorts {
  return {
    ports: patterns.some(({ kind, port }) => kind === 'plain' && port !== undefined),
    wildcards: patterns.some(({ kind }) => kind !== 'plain'),
  }
}

/** Everything under which a pattern for this host may be found: itself, and each wildcard that covers it. */
export function keysOf(name: string, port: number, { ports, wildcards }: HostSorts): string[] {
  const keys = [name]
  if (ports) keys.push(withPort(name, port))
  if (!wildcards) return keys
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    // A wildcard stands for at least one character.
    if (dot > 0) keys.push(`*${name.slice(dot)}`)
    if (dot < name.length - 1) keys.push(`${name.slice(0, dot + 1)}*`)
  }
  return keys
}

/** What of a request counts for its host: `port` is by default that of its scheme. */
export interface AskedHost {
  readonly name: string
  readonly port: number
  readonly namesPort: boolean
}

/** Whether a pattern covers a host. */
export function covers(pattern: HostPattern, { name, port, namesPort }: AskedHost): boolean {
  if (pattern.port !== undefined && pattern.port !== port) return false
  return (namesPort || !pattern.literal) && coversName(pattern, name)
}

/** The same without regard to the port. */
export function coversName(pattern: HostPattern, name: string): boolean {
  switch (pattern.kind) {
    case 'plain':
      return name === pattern.name
    case 'left':
      return name.length >= pattern.name.length && name.endsWith(pattern.name.slice(1))
    case 'right':
      return name.length >= pattern.name.length && name.startsWith(pattern.name.slice(0, -1))
  }
}
