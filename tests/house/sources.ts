/** The project's own source files, and what they import. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export const rooms = ['app', 'components', 'content', 'core', 'gateway', 'lab', 'mesh'] as const
export type Room = (typeof rooms)[number]

export interface Source {
  /** From the project's folder, for example `core/http.ts`. */
  readonly path: string
  readonly text: string
}

/** All files below a folder, sorted; what is taught (labs, courses) is not the project's own code. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      if (path === 'content/labs' || path === 'content/courses') return []
      return entry.isDirectory() ? filesIn(path) : [path]
    })
    .sort()
}

/** All TypeScript of the rooms, tests and end-to-end specs included. */
export function allSources(): Source[] {
  return [...rooms, 'tests']
    .flatMap(filesIn)
    .filter((path) => /\.tsx?$/.test(path))
    .map(read)
}

const read = (path: string): Source => ({ path, text: readFileSync(join(root, path), 'utf8') })

export const isTest = ({ path }: Source): boolean => path.startsWith('tests/') || /\.test\.tsx?$/.test(path)

export const roomOf = (path: string): Room | undefined => rooms.find((room) => path.startsWith(`${room}/`))

export interface Import {
  /** As written. */
  readonly name: string
  /** From the project's folder, without its ending; undefined for a package. */
  readonly target: string | undefined
  readonly typeOnly: boolean
}

const statement =
  /^\s*(?:import|export)\s+(type\s)?[^'"()]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

/** What a file imports, re-exports or loads later. */
export function importsOf({ path, text }: Source): Import[] {
  return [...withoutComments(text).matchAll(statement)].map(([, type, from, bare, later]) => {
    const name = from ?? bare ?? later ?? ''
    return { name, target: resolve(path, name), typeOnly: type !== undefined }
  })
}

function resolve(path: string, name: string): string | undefined {
  if (name.startsWith('@/')) return name.slice(2)
  if (name.startsWith('.')) return posix.join(dirname(path), name)
  return undefined
}

const literalOrComment =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<![:\\/])\/\/[^\n]*/g

/** The code with its comments blanked and its lines kept. */
export const withoutComments = (text: string): string =>
  text.replace(literalOrComment, (found) => (found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found))

/** The code with comments and the insides of strings blanked. */
export const bareCode = (text: string): string =>
  text.replace(literalOrComment, (found) => found.replace(/[^\n]/g, ' '))
