import type { VectorFile } from '../discover'
import type { Runner } from '../types'
import { configValidation } from './config-validation'
import { pathHandling } from './path-handling'
import { plugins } from './plugins'
import { router } from './router'

const KONG: Readonly<Record<string, Runner>> = {
  router,
  'path-handling': pathHandling,
  'config-validation': configValidation,
}

/** What runs the vectors of a file, by its dialect and its name. */
export function runnerOf({ dialect, kind }: VectorFile): Runner | undefined {
  if (dialect !== 'kong') return undefined
  return kind.startsWith('plugins/') ? plugins : KONG[kind]
}
