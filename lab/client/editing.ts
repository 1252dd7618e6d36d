import type { StoreApi } from 'zustand/vanilla'
import type { Files } from '../protocol'
import type { Lab, LabActions } from '../state'
import { firstDraft, savedCalls } from './initial'
import { placeFile } from './intake'
import { type EditStore, editsOf, withEdits } from './saved'

/** How edits are kept: at once, and never over another tab's. */
export interface Keeping {
  /** Saves what the reader sees now; resolves when it is stored. */
  save(): Promise<void>
  /** Marks the saved edits as having crashed the sandbox, or as well again. */
  setCrashed(crashed: boolean): Promise<void>
  readonly actions: Pick<
    LabActions,
    'hydrate' | 'edit' | 'open' | 'startOver' | 'undoStartOver' | 'takeFile' | 'takeOther' | 'keepMine'
  >
  /** The file that was edited last, for the notice after a crash. */
  lastChanged(): string | undefined
}

interface Options {
  readonly lab: StoreApi<Lab>
  readonly store: EditStore
  /** The text on screen changed: what runs has to follow. */
  onChange(): void
  /** All of the workspace was replaced: begin with a new world. */
  onReplace(): void
}

const CHANNEL = 'gatehouse-workspaces'

export function createKeeping({ lab, store, onChange, onReplace }: Options): Keeping {
  const { workspace } = lab.getState()
  const key = workspace.id
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL)
  let revision = 0
  let crashed = false
  let last: string | undefined
  let before: Files | undefined
  let hydrated: Promise<void> | undefined
  let saving: Promise<void> = Promise.resolve()

  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === key) lab.setState({ elsewhere: true })
  })

  /** Puts texts in place; `requests.http` is read anew when it changed. */
  function show(files: Files): void {
    const state = lab.getState()
    const changedCalls = files['requests.http'] !== state.files['requests.http']
    lab.setState({
      files,
      edited: Object.keys(editsOf(workspace.files, files)).length > 0,
      ...(changedCalls && { saved: savedCalls(files) }),
      ...(!(state.openFile in files) && { openFile: workspace.shown[0] ?? Object.keys(files)[0] ?? '' }),
    })
  }

  async function write(): Promise<void> {
    const edits = editsOf(workspace.files, lab.getState().files)
    const result = await store.save(key, edits, revision, crashed)
    if (result === 'conflict') {
      await store.saveConflict(key, edits)
      lab.setState({ elsewhere: true })
    } else {
      revision = result
      channel?.postMessage(key)
    }
  }

  function save(): Promise<void> {
    saving = saving.then(write)
    return saving
  }

  function replace(files: Files): void {
    show(files)
    void save()
    onReplace()
  }

  return {
    save,
    lastChanged: () => last,
    setCrashed(value) {
      if (crashed === value) return Promise.resolve()
      crashed = value
      return save()
    },
    actions: {
      hydrate() {
        hydrated ??= (async () => {
          const { draft } = lab.getState()
          const saved = await store.load(key)
          const conflict = await store.loadConflict(key)
          revision = saved.revision
          crashed = saved.crashed
          // What the reader did while the page woke up stands above what was saved.
          const since = editsOf(workspace.files, lab.getState().files)
          show(withEdits(withEdits(workspace.files, saved.edits), since))
          lab.setState((state) => ({
            ...(state.draft === draft && { draft: firstDraft(workspace, state.saved) }),
            elsewhere: conflict !== undefined,
            ...(crashed && {
              engine: { status: 'shut', reason: 'It had to be ended when this page was open last.' },
            }),
          }))
        })()
        return hydrated
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
      async takeOther() {
        const saved = await store.load(key)
        revision = saved.revision
        await store.saveConflict(key, undefined)
        lab.setState({ elsewhere: false })
        show(withEdits(workspace.files, saved.edits))
        onReplace()
      },
      async keepMine() {
        const conflict = await store.loadConflict(key)
        revision = (await store.load(key)).revision
        await store.saveConflict(key, undefined)
        lab.setState({ elsewhere: false })
        // After a reload the screen shows the other side; mine is what the conflict kept.
        if (conflict && last === undefined) replace(withEdits(workspace.files, conflict))
        else void save()
      },
    },
  }
}
