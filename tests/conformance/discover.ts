import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const DIALECTS = ['kong', 'aws', 'azure'] as const
export type DialectId = (typeof DIALECTS)[number]

export interface VectorFile {
  /** As it is named in the report: below the folder that was asked for. */
  readonly file: string
  readonly path: string
  /** Absent when no segment of the path names one. */
  readonly dialect?: DialectId
  /** The path below the dialect's folder, without `.json`: `router`, `plugins/key-auth`. */
  readonly kind: string
}

/** Beside the vectors, but none themselves. */
const NO_VECTORS: ReadonlySet<string> = new Set(['schema.json', 'expression-features.json'])

/** All vector files in a folder, or the one file, in alphabetical order. Throws when it does not exist. */
export function discover(folder: string): VectorFile[] {
  return list(folder)
    .sort()
    .map((file) => describe(file))
}

function list(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return list(join(path, entry.name))
    return entry.name.endsWith('.json') && !NO_VECTORS.has(entry.name) ? [join(path, entry.name)] : []
  })
}

function describe(file: string): VectorFile {
  const path = resolve(file)
  const segments = path.replace(/\.json$/, '').split(/[\\/]/)
  const at = segments.slice(0, -1).findLastIndex((segment) => isDialect(segment))
  if (at < 0) return { file, path, kind: segments.at(-1) ?? '' }
  return { file, path, dialect: segments[at] as DialectId, kind: segments.slice(at + 1).join('/') }
}

function isDialect(segment: string): segment is DialectId {
  return DIALECTS.some((dialect) => dialect === segment)
}
