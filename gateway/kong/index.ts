/** Kong Gateway as a dialect: `kong.yml` and `kong.conf` in, a gateway out. */
import type { Problem } from '@/core'
import type { Compiled, Dialect, Env, Gateway } from '../dialect'
import { loadConf } from './conf'
import { loadDocument } from './document'
import { editorSchema } from './editor'
import type { KongConf, KongDocument } from './entities'
import type { PluginTools } from './plugin'
import { plugins } from './plugins'
import { priorityOf } from './plugins/priorities'
import { createBalancer } from './proxy/balancer'
import { createChains } from './proxy/chain'
import { createProxy, routerInput } from './proxy/proxy'
import { describe, effective, health } from './proxy/views'
import { createRouter, normalizePath } from './router'

export const kong: Dialect = {
  id: 'kong',
  title: 'Kong Gateway',
  entry: 'kong.yml',
  schema: editorSchema(plugins),
  async compile(files, env): Promise<Compiled> {
    const { document, problems, coverage } = loadDocument(files, plugins)
    const { conf, problems: confProblems } = loadConf(files)
    const all = [...problems, ...confProblems, ...flavorProblem(conf)]
    if (!document || all.some((problem) => problem.severity === 'error')) return { problems: all, coverage }
    return { gateway: open(document, conf, env), problems: all, coverage }
  },
}

function open(document: KongDocument, conf: KongConf, env: Env): Gateway {
  forget(document, env)
  const flavor = conf.router_flavor === 'traditional' ? 'traditional' : 'traditional_compatible'
  const router = createRouter(document.routes, flavor)
  const consumers = new Map(
    document.consumers.flatMap((consumer) => [
      ...(consumer.username === undefined ? [] : [[consumer.username, consumer] as const]),
      [consumer.id, consumer] as const,
    ]),
  )
  const tools: PluginTools = { document, conf, env, consumer: (name) => consumers.get(name) }
  const chains = createChains(plugins, tools)
  const balancer = createBalancer(document, env)
  return {
    handle: createProxy({ conf, env, router, chains, balancer, normalize: normalizePath }),
    describe: () => describe(document, (name) => plugins.get(name)?.priority ?? priorityOf(name)),
    health: () => health(document),
    explain: (request) => router.explain(routerInput(request, normalizePath)),
    effective: (target) => effective(document, chains, target),
    close() {},
  }
}

/** What was counted for entities that are gone is forgotten, as Kong forgets it. */
function forget(document: KongDocument, env: Env): void {
  const store = env.store('node')
  const known = new Set(document.plugins.map(({ id }) => id))
  for (const key of store.keys()) {
    const [kind, id] = key.split('/')
    if (kind === 'entity' && id !== undefined && !known.has(id)) store.delete(key)
  }
}

function flavorProblem(conf: KongConf): Problem[] {
  if (conf.router_flavor !== 'expressions') return []
  return [
    {
      severity: 'warning',
      code: 'kong/router-flavor',
      message: 'not simulated yet: expressions; the traditional_compatible router answers instead',
      path: 'router_flavor',
      cause: conf.cause('router_flavor') ?? { file: 'kong.conf', start: 0, end: 0 },
      help: 'Use `traditional_compatible`, or `traditional`.',
    },
  ]
}
