import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Files } from '@/lab'

/** Where the content lies; the ignore mark keeps the bundler from tracing the whole folder. */
const ROOT = join(/* turbopackIgnore: true */ process.cwd(), 'content')

/** A fault in the content itself: it stops the build, and says which file and what to do. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  constructor(
    readonly file: string,
    what: string,
    readonly suggestion: string,
  ) {
    super(`content/${file}: ${what} ${suggestion}`)
  }
}

/** The names of the folders in a folder of the content, in order; empty when it does not exist. */
export function folders(path: string): string[] {
  const full = join(ROOT, path)
  if (!existsSync(full)) return []
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

/** The text of a file of the content; `undefined` when there is none. */
export function readText(path: string): string | undefined {
  const full = join(ROOT, path)
  return existsSync(full) && statSync(full).isFile() ? readFileSync(full, 'utf8') : undefined
}

/** The text of a file that has to be there. */
export function needText(path: string, suggestion: string): string {
  const text = readText(path)
  if (text === undefined) throw new ContentError(path, 'is missing.', suggestion)
  return text
}

/** All files below a folder, by their path from it; `except` names files that are about the folder, not in it. */
export function readFolder(path: string, except: readonly string[] = []): Files {
  const full = join(ROOT, path)
  if (!existsSync(full)) return {}
  const files: Record<string, string> = {}
  for (const entry of readdirSync(full, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue
    const name = join(entry.parentPath, entry.name)
      .slice(full.length + 1)
      .replaceAll('\\', '/')
    if (!except.includes(name)) files[name] = readFileSync(join(full, name), 'utf8')
  }
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => a.localeCompare(b, 'en')))
}

/** The name of a numbered folder without its number: `01-what-an-api-is` is `what-an-api-is`. */
export function slugOf(path: string, folder: string): string {
  const match = /^\d+-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(folder)
  if (!match?.[1]) {
    throw new ContentError(
      `${path}/${folder}`,
      'has no number in front, or other signs than a to z, 0 to 9 and -.',
      'Name it like `01-what-an-api-is`: the number gives the order, the rest the address.',
    )
  }
  return match[1]
}
