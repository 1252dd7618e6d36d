import type { Files } from '../protocol'

/** What became of a file that the reader brought. */
export interface Intake {
  /** The workspace's file that it takes the place of. */
  readonly file: string
  readonly text: string
}

const KONG = /^\s*(?:"?_format_version"?\s*:|"?(?:services|routes|upstreams|consumers|plugins)"?\s*:)/m

/**
 * Finds the place of a reader's own file: by its name when the workspace has one of that name, else by
 * what is in it. A Kong configuration of any name becomes `kong.yml`, which is the name that runs.
 */
export function placeFile(name: string, text: string, files: Files): Intake {
  const base = name.split(/[\\/]/).at(-1) || 'kong.yml'
  const known = Object.keys(files).find((file) => file === base || file.endsWith(`/${base}`))
  if (known) return { file: known, text }
  const data = /\.(ya?ml|json)$/i.test(base) || !base.includes('.')
  if (data && (KONG.test(text) || text.trimStart().startsWith('{'))) return { file: 'kong.yml', text }
  if (/\.ts$/i.test(base)) return { file: `services/${base}`, text }
  if (/\.(http|rest)$/i.test(base)) return { file: 'requests.http', text }
  return { file: data ? 'kong.yml' : base, text }
}
