import type { VectorFile } from '../discover'
import type { Runner } from '../types'
import { pathHandling } from './path-handling'
import { router } from './router'

const KONG: Readonly<Record<string, Runner>> = {
  router,
  'path-handling': pathHandling,
}

/** What runs the vectors of a file, by its dialect and its name. */
export function runnerOf({ dialect, kind }: VectorFile): Runner | undefined {
  if (dialect !== 'kong') return undefined
  return KONG[kind]
}
