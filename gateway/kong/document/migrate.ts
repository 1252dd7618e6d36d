/**
 * Documents of format 1.1 and 2.1, in which a path was taken for a regular expression by its looks.
 * Behaviour: Kong/kong `kong/db/declarative/migrations/route_path.lua`.
 */
import type { Json } from '@/core'
import { normalizePath } from '../router/normalize'
import type { Row } from '../schema'
import { isRow, itemsOf, own, put } from './table'

const RESERVED = new Set("!#$%&'()*+,/:;=?@[]")
const META = new Set('.^-{}\\|')

/** A path of an old document as it is written today. */
export function migratePath(path: string): string {
  if (/^[a-zA-Z0-9.\-_~/%]*$/.test(path)) return normalizePath(path)
  return `~${path.replace(/%([0-9a-fA-F]{2})/g, (encoded, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16))
    if (RESERVED.has(char)) return encoded.toUpperCase()
    return META.has(char) ? `\\${char}` : char
  })}`
}

function migrateRoutes(list: Json | undefined): void {
  for (const route of itemsOf(list).filter(isRow)) {
    const paths = own(route, 'paths')
    if (!Array.isArray(paths)) continue
    put(
      route,
      'paths',
      paths.map((path) => (typeof path === 'string' ? migratePath(path) : path)),
    )
  }
}

/** Brings an old document up to format 3.0; it is changed and returned. */
export function migrate(document: Row): Row {
  const version = own(document, '_format_version')
  if (version !== '1.1' && version !== '2.1') return document
  migrateRoutes(own(document, 'routes'))
  for (const service of itemsOf(own(document, 'services')).filter(isRow))
    migrateRoutes(own(service, 'routes'))
  put(document, '_format_version', '3.0')
  return document
}
