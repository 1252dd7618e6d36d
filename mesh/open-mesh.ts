import { type Files, nearest, type Problem } from '@/core'
import { addresses } from './addresses'
import { sayFailures, sayLatency } from './compose/mock'
import { type ComposeService, readCompose } from './compose/read'
import { Replica } from './replica'
import { ModuleFault } from './sandbox/compile'
import type { Mesh, MeshEnv, MeshService, OpenedMesh } from './types'

interface Running {
  readonly service: ComposeService
  readonly file: string
  readonly ips: readonly string[]
  /** Empty when the module is missing or broken: then every connection is refused. */
  readonly replicas: readonly Replica[]
}

/**
 * Starts what `compose.yaml` describes. Faults of the files come back as problems on their places;
 * a service that cannot start refuses connections, and the others run.
 */
export async function openMesh(files: Files, env: MeshEnv): Promise<OpenedMesh> {
  const compose = readCompose(files)
  if (!compose.services) return { problems: compose.problems }
  const problems: Problem[] = [...compose.problems]
  const stop = new AbortController()
  const ips = addresses(compose.services)
  const mesh = { resolve, dispatch, services, close: () => stop.abort(new Error('The world was closed.')) }
  const running = compose.services.map((service) => start(service))
  const byIp = new Map(
    running.flatMap((each) =>
      each.ips.map((ip, index) => [ip, { each, replica: each.replicas[index] }] as const),
    ),
  )
  const turns = new Map<string, number>()
  const names = new Map<string, Running>()
  // A service's own name wins over another one's alias.
  for (const each of running) for (const alias of each.service.aliases) names.set(alias.toLowerCase(), each)
  for (const each of running) names.set(each.service.name.toLowerCase(), each)

  function start(service: ComposeService): Running {
    const file = service.mock.file ?? `services/${service.name}.ts`
    const own = ips.get(service.name) ?? []
    if (files[file] === undefined) {
      problems.push(missing(service, file, files))
      return { service, file, ips: own, replicas: [] }
    }
    try {
      const replicas = own.map(
        (ip, index) =>
          new Replica({
            service,
            number: index + 1,
            ip,
            file,
            files,
            clock: env.clock,
            random: env.random,
            mesh,
            stop: stop.signal,
            log: (entry) => env.log(entry),
          }),
      )
      return { service, file, ips: own, replicas }
    } catch (error) {
      if (!(error instanceof ModuleFault)) throw error
      problems.push({
        severity: 'error',
        code: 'mesh/module',
        message: error.message,
        path: service.name,
        cause: error.place,
        help: error.help ?? `Until this is mended, ${service.name} refuses every connection.`,
      })
      return { service, file, ips: own, replicas: [] }
    }
  }

  async function resolve(name: string): ReturnType<Mesh['resolve']> {
    // A module may call others while it is loaded: they stand by the next microtask.
    await null
    const wanted = name.toLowerCase().replace(/\.$/, '')
    if (byIp.has(wanted)) return [wanted]
    const found = names.get(wanted)
    if (!found || found.ips.length === 0) return []
    const turn = turns.get(found.service.name) ?? 0
    turns.set(found.service.name, (turn + 1) % found.ips.length)
    return [...found.ips.slice(turn), ...found.ips.slice(0, turn)]
  }

  async function dispatch(
    ...[request, to, context]: Parameters<Mesh['dispatch']>
  ): ReturnType<Mesh['dispatch']> {
    context.signal.throwIfAborted()
    const found = byIp.get(to.ip)
    if (stop.signal.aborted || !found?.replica || !found.each.service.ports.includes(to.port))
      return { failure: 'refused', phase: 'connect' }
    return found.replica.answer(request, to, context)
  }

  function services(): readonly MeshService[] {
    return running.map(({ service, file, ips: own, replicas }) => ({
      name: service.name,
      port: service.ports[0] ?? 0,
      replicas: own.map((ip, index) => ({ number: index + 1, ip, requests: replicas[index]?.requests ?? 0 })),
      latency: sayLatency(service.mock.latency),
      faults: sayFailures(service.mock.failures),
      file,
      cause: service.cause,
    }))
  }

  return { mesh, problems }
}

function missing(service: ComposeService, file: string, files: Files): Problem {
  const stems = Object.keys(files).flatMap((path) => /^services\/([^/]+)\.ts$/.exec(path)?.[1] ?? [])
  const meant = nearest(service.name, stems)
  return {
    severity: 'warning',
    code: 'mesh/no-module',
    message: `${service.name} has no module, so it refuses every connection.`,
    path: `services.${service.name}`,
    cause: service.cause,
    help: meant
      ? `Did you mean \`services/${meant}.ts\`? ${service.name} looks for \`${file}\`.`
      : `Add \`${file}\` with its handlers. Images are not run here.`,
  }
}
