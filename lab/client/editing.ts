import type { StoreApi } from 'zustand/vanilla'
import type { Files } from '../protocol'
import type { Lab, LabActions } from '../state'
import { firstDraft, savedCalls, withCallProblems } from './initial'
import { placeFile } from './intake'
import { type EditStore, editsOf, sameEdits, type Work, withEdits } from './saved'

/** How edits are kept: at once, and never over another tab's. */
export interface Keeping {
  /** Saves what the reader sees now, once what was saved before is known; resolves when it is stored. */
  save(): Promise<void>
  /** Marks the saved edits as having crashed the sandbox, or as well again. */
  setCrashed(crashed: boolean): Promise<void>
  readonly actions: Pick<
    LabActions,
    'hydrate' | 'edit' | 'open' | 'startOver' | 'undoStartOver' | 'takeFile' | 'takeOther' | 'keepMine'
  >
  /** The file that was edited last, for the notice after a crash. */
  lastChanged(): string | undefined
  /** No longer listens to other tabs, until it is hydrated again. */
  close(): void
}

interface Options {
  readonly lab: StoreApi<Lab>
  readonly store: EditStore
  /** The name of this tab, see `tabName`. Asked for in the browser only. */
  tab(): string
  /** The text on screen changed: what runs has to follow. */
  onChange(): void
  /** All of the workspace was replaced: begin with a new world. */
  onReplace(): void
}

const CHANNEL = 'gatehouse-workspaces'
const CRASHED_BEFORE = 'It had to be ended when this page was open last.'

export function createKeeping({ lab, store, tab, onChange, onReplace }: Options): Keeping {
  const { workspace } = lab.getState()
  const key = workspace.id
  let channel: BroadcastChannel | undefined
  let revision = 0
  /** What the store holds, as far as this tab knows. */
  let stored: Work = { edits: {}, crashed: false }
  /** This tab's work stands beside the saved one, because another tab saved first. */
  let aside = false
  /** Another tab's work that was found beside the saved one. */
  let theirs: Work | undefined
  let crashed = false
  let last: string | undefined
  let before: Files | undefined
  let hydrated: Promise<void> | undefined
  let saving: Promise<void> = Promise.resolve()

  /** Puts texts in place; `requests.http` is read anew when it changed. */
  function show(files: Files): void {
    const state = lab.getState()
    const changedCalls = files['requests.http'] !== state.files['requests.http']
    lab.setState({
      files,
      edited: Object.keys(editsOf(workspace.files, files)).length > 0,
      ...(changedCalls && { saved: savedCalls(files), problems: withCallProblems(state.problems, files) }),
      ...(!(state.openFile in files) && { openFile: workspace.shown[0] ?? Object.keys(files)[0] ?? '' }),
    })
  }

  const mine = (): Work => ({ edits: editsOf(workspace.files, lab.getState().files), crashed, last })

  async function write(): Promise<void> {
    const work = mine()
    if (aside) return keepAside(work)
    // A tab that only runs what was saved is no reason to tell another that its files changed.
    if (work.crashed === stored.crashed && sameEdits(work.edits, stored.edits)) return
    const result = await store.save(key, work, revision)
    if (result !== 'conflict') {
      revision = result
      stored = work
      channel?.postMessage(key)
    } else if (await catchUp()) await write()
    else await keepAside(work)
  }

  async function keepAside(work: Work): Promise<void> {
    aside = true
    await store.saveConflict(key, { ...work, tab: tab() })
    lab.setState({ elsewhere: true })
  }

  /** Takes another tab's save for granted where it changed no text that this one does not have. */
  async function catchUp(): Promise<boolean> {
    const { revision: newest, ...saved } = await store.load(key)
    if (aside || !(sameEdits(saved.edits, stored.edits) || sameEdits(saved.edits, mine().edits))) return false
    revision = newest
    stored = saved
    return true
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = saving.then(hydrate).then(work)
    saving = done.catch(() => {})
    return done
  }
  const save = () => inTurn(write)

  function listen(): void {
    if (channel || typeof BroadcastChannel === 'undefined') return
    channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== key) return
      void inTurn(async () => {
        if (!(await catchUp())) lab.setState({ elsewhere: true })
      })
    }
  }

  function replace(files: Files): void {
    show(files)
    void save()
    onReplace()
  }

  async function load(): Promise<void> {
    const { draft } = lab.getState()
    const { revision: newest, ...saved } = await store.load(key)
    const conflict = await store.loadConflict(key)
    aside = conflict !== undefined && conflict.tab === tab()
    theirs = aside ? undefined : conflict
    revision = newest
    stored = saved
    const own = aside && conflict ? conflict : saved
    crashed = own.crashed
    // What the reader did while the page woke up stands above what was saved.
    const since = editsOf(workspace.files, lab.getState().files)
    show(withEdits(withEdits(workspace.files, own.edits), since))
    last ??= own.last
    lab.setState((state) => ({
      ...(state.draft === draft && { draft: firstDraft(workspace, state.saved) }),
      elsewhere: conflict !== undefined,
      ...(crashed && { engine: { status: 'shut', reason: CRASHED_BEFORE, lastChanged: last } }),
    }))
  }

  function hydrate(): Promise<void> {
    hydrated ??= load()
    return hydrated
  }

  /** The saved work becomes known, and the choice between two tabs is over. Answers with the saved work. */
  async function settle(): Promise<Work> {
    const { revision: newest, ...saved } = await store.load(key)
    revision = newest
    stored = saved
    aside = false
    theirs = undefined
    before = undefined
    await store.saveConflict(key, undefined)
    lab.setState({ elsewhere: false })
    return saved
  }

  return {
    save,
    lastChanged: () => last,
    close() {
      channel?.close()
      channel = undefined
    },
    setCrashed(value) {
      if (crashed === value) return Promise.resolve()
      crashed = value
      return save()
    },
    actions: {
      hydrate() {
        listen()
        return hydrate()
      },
      open: (file) => lab.setState({ openFile: file }),
      edit(file, text) {
        if (lab.getState().files[file] === text) return
        before = undefined
        last = file
        show({ ...lab.getState().files, [file]: text })
        void save()
        onChange()
      },
      takeFile(name, text) {
        const { file } = placeFile(name, text, lab.getState().files)
        lab.setState({ openFile: file })
        lab.getState().edit(file, text)
      },
      async startOver() {
        await hydrate()
        before = lab.getState().files
        replace(workspace.files)
        lab.setState((state) => ({ draft: firstDraft(workspace, state.saved), results: {} }))
        await saving
      },
      undoStartOver() {
        if (!before) return
        const files = before
        before = undefined
        replace(files)
      },
      takeOther: () =>
        inTurn(async () => {
          const found = theirs
          const saved = await settle()
          const other = found ?? saved
          last = other.last
          show(withEdits(workspace.files, other.edits))
          onReplace()
          await write()
        }),
      keepMine: () =>
        inTurn(async () => {
          await settle()
          await write()
        }),
    },
  }
}
