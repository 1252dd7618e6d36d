import type { RouterFlavor } from './flavor'

/** One entry of a route's `snis`. */
export interface SniPattern {
  readonly entry: string
  readonly kind: 'plain' | 'left' | 'right'
  /** The name, or what a wildcard leaves of it. */
  readonly text: string
}

/**
 * A wildcard counts in `traditional_compatible` only: `traditional` takes it for part of the name.
 * Behaviour: Kong/kong `kong/router/transform.lua` (`sni_op_transform`), `kong/router/traditional.lua`.
 */
export function parseSni(entry: string, flavor: RouterFlavor): SniPattern {
  if (flavor !== 'traditional' && entry.startsWith('*'))
    return { entry, kind: 'left', text: withoutLastDot(entry).slice(1) }
  if (flavor !== 'traditional' && entry.endsWith('*'))
    return { entry, kind: 'right', text: entry.slice(0, -1) }
  return { entry, kind: 'plain', text: withoutLastDot(entry) }
}

/** The dot that ends a full name takes no part. */
const withoutLastDot = (name: string) => (name.length > 1 ? name.replace(/\.$/, '') : name)

export function coversSni({ kind, text }: SniPattern, sni: string): boolean {
  if (kind === 'plain') return sni === text
  return kind === 'left' ? sni.endsWith(text) : sni.startsWith(text)
}
