import {
  type Clock,
  type Connection,
  type Context,
  createRandom,
  type HttpRequest,
  type HttpResponse,
  type LogEntry,
  record,
  type Trace,
} from '@/core'
import { type Compiled, dialects, type Env, type Gateway, type Match, type Store } from '@/gateway'
import { type Mesh, openMesh } from '@/mesh'
import type { CallInput, CallRecord, Files, Live, WorldState } from '../protocol'
import { toHttpRequest } from '../requests'
import { remedyFor } from './remedy'
import { createStore } from './stores'
import { requestView, responseView, stepView } from './views'

export interface WorldOptions {
  readonly files: Files
  readonly seed: string
  readonly clock: Clock
  log(entry: LogEntry): void
}

/** A gateway and the services behind it, running on one clock from one seed. */
export interface World {
  state(): WorldState
  /** Puts new files in place; what is broken leaves the last good part running. */
  update(files: Files): Promise<WorldState>
  /** @throws Error with a sentence for the reader when the call cannot be made at all. */
  send(input: CallInput): Promise<CallRecord>
  handle(
    request: HttpRequest,
    via: CallRecord['via'],
  ): Promise<{ record: CallRecord; response: HttpResponse }>
  explain(input: CallInput): readonly Match[]
  close(): void
}

/** The reader, seen from the gateway: an address reserved for documentation (RFC 5737). */
const CLIENT = { ip: '203.0.113.10', port: 50_000 }

/** Opens a world. Faults of the files are problems in its state, never exceptions. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { clock, log } = options
  const random = createRandom(options.seed)
  const stores = new Map<string, Store>()
  const closed = new AbortController()
  let files: Files = {}
  let mesh: Mesh | undefined
  let meshProblems: WorldState['problems'] = []
  let gateway: Gateway | undefined
  let compiled: Compiled = { problems: [], coverage: [] }
  let live: Live = 'none'
  let calls = 0

  /** What the gateway sent to a service last, by the trace of the call, for the remedy. */
  const received = new WeakMap<Trace, HttpRequest>()

  const env: Env = {
    clock,
    random: random.fork('gateway').next,
    log,
    resolve: async (name) => (await mesh?.resolve(name)) ?? [],
    async upstream(request, to, context) {
      if (!mesh) return { failure: 'refused', phase: 'connect' }
      if (to.purpose === 'call') received.set(context.trace, request)
      return mesh.dispatch(request, to, context)
    },
    invoke: async (fn) => ({
      threw: {
        errorMessage: `This workspace has no function named ${fn}.`,
        errorType: 'ResourceNotFoundException',
      },
    }),
    store(kind) {
      const store = stores.get(kind) ?? createStore(clock)
      stores.set(kind, store)
      return store
    },
  }

  async function openServices(): Promise<void> {
    const opened = await openMesh(files, { clock, random: random.fork('mesh'), log })
    meshProblems = opened.problems
    if (!opened.mesh) return
    mesh?.close()
    mesh = opened.mesh
  }

  async function compileGateway(): Promise<void> {
    const dialect = dialects.find((one) => one.entry in files)
    if (!dialect) {
      const names = dialects.map((one) => one.entry).join(', ')
      const cause = { file: dialects[0]?.entry ?? '', start: 0, end: 0 }
      const message = 'There is no gateway configuration in this workspace.'
      const help = `Add one of: ${names}.`
      compiled = {
        problems: [{ severity: 'error', code: 'lab/no-gateway', message, cause, help }],
        coverage: [],
      }
    } else {
      compiled = await dialect.compile(files, env)
    }
    if (compiled.gateway) {
      gateway?.close()
      gateway = compiled.gateway
      live = 'live'
    } else {
      live = gateway ? 'stale' : 'none'
    }
  }

  function state(): WorldState {
    return {
      live,
      problems: [...compiled.problems, ...meshProblems],
      coverage: compiled.coverage,
      topology: gateway?.describe() ?? null,
      services: mesh?.services() ?? [],
      now: clock.now(),
    }
  }

  async function apply(next: Files): Promise<WorldState> {
    const changed = changedFiles(files, next)
    files = next
    if (changed.some(belongsToMesh)) await openServices()
    if (changed.some((file) => !belongsToMesh(file))) await compileGateway()
    return state()
  }

  // Two quick edits must not overtake one another.
  let queue: Promise<unknown> = Promise.resolve()
  const update = (next: Files): Promise<WorldState> => {
    const turn = queue.then(() => apply(next))
    queue = turn.catch(() => {})
    return turn
  }

  function ready(): Gateway {
    if (gateway) return gateway
    const errors = compiled.problems.filter((problem) => problem.severity === 'error').length
    const file = compiled.problems[0]?.cause.file ?? 'the configuration'
    throw new Error(
      `No gateway runs yet: ${file} has ${errors} ${errors === 1 ? 'error' : 'errors'}. Mend it and send again.`,
    )
  }

  async function handle(request: HttpRequest, via: CallRecord['via']) {
    const current = ready()
    const trace = record(random.fork(`call ${++calls}`).next)
    const at = clock.now()
    const context: Context = { trace, signal: closed.signal }
    const response = await current.handle(request, context)
    const refused = response.status >= 400
    const matches = refused ? current.explain(request) : []
    const unrouted = refused && matches.length > 0 && !matches.some((match) => match.matched)
    const { steps } = trace
    const remedy = remedyFor({ request, response, steps, matches, received: received.get(trace) })
    const result: CallRecord = {
      id: `call-${calls}`,
      via,
      traceId: trace.id,
      request: requestView(request),
      response: responseView(response),
      steps: steps.map(stepView),
      at,
      took: clock.now() - at,
      ...(unrouted && { matches }),
      ...(remedy && { remedy }),
    }
    return { record: result, response }
  }

  await update(options.files)
  return {
    state,
    update,
    handle,
    async send(input) {
      return (await handle(toHttpRequest(input, connectionFor(input)), 'send')).record
    },
    explain: (input) => ready().explain(toHttpRequest(input, connectionFor(input))),
    close() {
      closed.abort(new Error('A new world was begun before the answer came.'))
      gateway?.close()
      mesh?.close()
    },
  }
}

/** Client and gateway ends of a call; TLS and port follow from the URL's scheme. */
export function connectionFor(input: Pick<CallInput, 'url'>): Connection {
  const secure = !/^http:\/\//i.test(input.url)
  const host = /^https?:\/\/([^/:?#]*)/i.exec(input.url)?.[1]
  return {
    peer: CLIENT,
    local: { ip: '172.20.0.2', port: secure ? 443 : 80 },
    ...(secure && { tls: host ? { sni: host } : {} }),
  }
}

function changedFiles(before: Files, after: Files): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => before[name] !== after[name])
}

/** Compose file and service code make the mesh; everything else may matter to the gateway. */
function belongsToMesh(file: string): boolean {
  return file === 'compose.yaml' || file === 'compose.yml' || file.startsWith('services/')
}
