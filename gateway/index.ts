import type { Dialect } from './dialect'
import { kong } from './kong'

export type * from './dialect'
export { kong } from './kong'

/** Every vendor's format that is simulated. */
export const dialects: readonly Dialect[] = [kong]
