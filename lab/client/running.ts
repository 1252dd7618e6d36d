import type { StoreApi } from 'zustand/vanilla'
import type { CallInput, CallRecord, LogEntry, WorldApi, WorldEvent, WorldState } from '../protocol'
import type { Lab, LabActions } from '../state'
import { createEngineRoom, type EngineRoom } from './engine'
import { draftOf, withCallProblems } from './initial'
import { ShutError } from './remote'

/** Time from the last keystroke to a new gateway, ms. */
const PAUSE = 150
const MAX_CALLS = 100
const MAX_LOG = 400
/** The log is shown at most this often, ms. */
const WRITE_EVERY = 250

export interface Running {
  /** The files changed: follow after a pause. */
  followSoon(): void
  /** Everything was replaced: throw the world away and open a new one, if one was open. */
  reopen(): Promise<void>
  /** The world, started if need be, with the files as they are on screen. */
  ready(): Promise<WorldApi>
  readonly room: EngineRoom
  readonly actions: Pick<
    LabActions,
    'start' | 'setDraft' | 'pick' | 'send' | 'showCall' | 'showStep' | 'skip' | 'newWorld' | 'close'
  >
}

interface Options {
  readonly lab: StoreApi<Lab>
  readonly base: string
  readonly seed: string
  /** World time at the start, ms since 1970. */
  readonly start: number
  /** Resolves when all edits are stored; nothing is run before. */
  save(): Promise<void>
  setCrashed(crashed: boolean): Promise<void>
  lastChanged(): string | undefined
  /** Adds a quiet note on what this browser lacks. */
  note(text: string): void
}

const NO_WEBCRYPTO =
  'This page was loaded over an insecure address, where browsers offer no WebCrypto: plugins that need it say so in the X-ray.'

export function createRunning(options: Options): Running {
  const { lab, base, seed, start, save, setCrashed, lastChanged, note } = options
  let closings = 0
  let opening: Promise<WorldApi> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = lab.getState().files
  const fresh: LogEntry[] = []
  let writing: ReturnType<typeof setTimeout> | undefined

  const room = createEngineRoom(base, onEvent, onShut)

  function onEvent(event: WorldEvent): void {
    if (event.type === 'call') add(event.record)
    else {
      fresh.push(event.entry)
      writing ??= setTimeout(writeLog, WRITE_EVERY)
    }
  }

  /** Shows what was written since. In one go: a page that follows each line of a flood does nothing else. */
  function writeLog(): void {
    clearTimeout(writing)
    writing = undefined
    const entries = fresh.splice(0)
    if (entries.length > 0) lab.setState(({ log }) => ({ log: [...log, ...entries].slice(-MAX_LOG) }))
  }

  function onShut(reason: string): void {
    opening = undefined
    clearTimeout(timer)
    writeLog()
    lab.setState({ engine: { status: 'shut', reason, lastChanged: lastChanged() }, sending: false })
    void setCrashed(true)
  }

  function add(record: CallRecord): void {
    writeLog()
    lab.setState(({ calls }) => ({
      calls: [...calls, record].slice(-MAX_CALLS),
      call: record.id,
      step: decisive(record),
      now: record.at + record.took,
    }))
  }

  const apply = (state: WorldState) =>
    lab.setState(({ files }) => ({ ...state, problems: withCallProblems(state.problems, files) }))

  async function openWorld(): Promise<WorldApi> {
    const closed = closings
    try {
      await save()
      // Only now is it known whether these files had to be ended when they ran last.
      refuseEnded()
      lab.setState({ engine: { status: 'starting' } })
      const { world, wall } = await room.world()
      if (!wall.subtle) note(NO_WEBCRYPTO)
      shown = lab.getState().files
      apply(await world.open({ files: shown, seed, start }))
      lab.setState({ engine: { status: 'ready' }, schema: lab.getState().schema ?? (await world.schema()) })
      return world
    } catch (error) {
      if (closed === closings) {
        opening = undefined
        const reason = error instanceof Error ? error.message : String(error)
        if (lab.getState().engine.status !== 'shut')
          lab.setState({ engine: { status: 'unsupported', reason } })
      }
      throw error
    }
  }

  function refuseEnded(): void {
    if (lab.getState().engine.status !== 'shut') return
    throw new ShutError('The sandbox was ended. Start it again first.')
  }

  /** Brings the world up to what is on screen; a no-op when it is there already. */
  async function follow(world: WorldApi): Promise<void> {
    clearTimeout(timer)
    const { files } = lab.getState()
    if (files === shown) return
    shown = files
    await save()
    apply(await world.update(files))
  }

  async function ready(): Promise<WorldApi> {
    refuseEnded()
    opening ??= openWorld()
    const world = await opening
    await follow(world)
    return world
  }

  function forgetCalls(): void {
    fresh.length = 0
    lab.setState({ calls: [], call: null, step: null, log: [], notSent: null })
  }

  /** Throws the world away for a new one; whoever asks for the world meanwhile waits for the new one. */
  function renew(current: Promise<WorldApi>): Promise<WorldApi> {
    const { files } = lab.getState()
    const renewed = current.then(async (world) => {
      shown = files
      await save()
      apply(await world.open({ files, seed, start }))
      return world
    })
    opening = renewed
    renewed.catch(() => {
      if (opening === renewed) opening = undefined
    })
    return renewed
  }

  return {
    room,
    ready,
    followSoon() {
      clearTimeout(timer)
      if (lab.getState().engine.status === 'shut') return
      timer = setTimeout(() => void ready().catch(() => {}), PAUSE)
    },
    async reopen() {
      forgetCalls()
      if (opening) await renew(opening)
    },
    actions: {
      async start() {
        if (lab.getState().engine.status === 'shut') {
          await setCrashed(false)
          lab.setState({ engine: { status: 'resting' } })
        }
        await ready().catch(() => {})
      },
      close() {
        clearTimeout(timer)
        clearTimeout(writing)
        writing = undefined
        closings++
        opening = undefined
        room.close('The lab was closed.')
        if (lab.getState().engine.status !== 'shut') lab.setState({ engine: { status: 'resting' } })
      },
      setDraft: (change) => lab.setState(({ draft }) => ({ draft: { ...draft, ...change } })),
      pick(name) {
        const call = lab.getState().saved.find((one) => one.name === name)
        if (call) lab.setState({ draft: draftOf(call) })
      },
      async send() {
        if (lab.getState().sending) return
        lab.setState({ sending: true, notSent: null })
        try {
          const world = await ready()
          add(await world.send(written(lab.getState().draft)))
          apply(await world.state())
        } catch (error) {
          lab.setState({ notSent: error instanceof Error ? error.message : String(error) })
        } finally {
          lab.setState({ sending: false })
        }
      },
      showCall(id) {
        const record = lab.getState().calls.find((one) => one.id === id)
        lab.setState({ call: id, step: record ? decisive(record) : null })
      },
      showStep: (index) => lab.setState({ step: index }),
      async skip(ms) {
        const world = await ready().catch(() => undefined)
        if (world) apply(await world.skip(ms))
      },
      async newWorld() {
        forgetCalls()
        lab.setState({ results: {} })
        await (opening ? renew(opening) : ready()).catch(() => {})
      },
    },
  }
}

/** The step that a reader wants to see first: the one that stopped the call. */
function decisive(record: CallRecord): number | null {
  const stop = record.steps.findIndex((step) => step.verdict === 'stop')
  return stop < 0 ? null : stop
}

/** The call without header lines that nothing was written into yet. */
function written(draft: CallInput): CallInput {
  return {
    ...draft,
    headers: draft.headers.filter(([name, value]) => name.trim() !== '' || value.trim() !== ''),
  }
}
