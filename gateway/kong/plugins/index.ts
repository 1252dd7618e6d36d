import type { Plugin } from '../plugin'
import { basicAuth } from './basic-auth'
import { correlationId } from './correlation-id'
import { cors } from './cors'
import { fileLog } from './file-log'
import { keyAuth } from './key-auth'
import { rateLimiting } from './rate-limiting'
import { requestTermination } from './request-termination'
import { requestTransformer } from './request-transformer'

/** Every plugin that is simulated, by the name that a configuration uses. */
export const plugins: ReadonlyMap<string, Plugin> = new Map(
  [
    correlationId,
    cors,
    keyAuth,
    basicAuth,
    rateLimiting,
    requestTransformer,
    fileLog,
    requestTermination,
  ].map((plugin) => [plugin.name, plugin]),
)
