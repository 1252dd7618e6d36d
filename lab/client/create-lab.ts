import { createStore, type StoreApi } from 'zustand/vanilla'
import { toFetch } from '@/core'
import { START } from '../checks/start'
import type { Lab, Workspace } from '../state'
import { createChecking } from './checking'
import { createKeeping } from './editing'
import { initialState } from './initial'
import { listenToFetch, type PageCall } from './network'
import { createRunning } from './running'
import { browserEditStore, type EditStore } from './saved'
import { tabName } from './tab'

export interface LabOptions {
  /** The site's base path, without a slash at its end. */
  readonly base?: string
  /** Where edits are kept; the browser's own store when absent. */
  readonly store?: EditStore
  readonly seed?: string
}

const REFUSED = 'This browser does not let the page store anything: your edits last as long as this tab.'

/**
 * The store of one lab. It is inert until `hydrate()` is called on a mounted page, and runs nothing
 * before the first intent (`start`, `send`, an edit), so that it can be made while rendering.
 */
export function createLab(workspace: Workspace, options: LabOptions = {}): StoreApi<Lab> {
  const base = options.base ?? process.env.NEXT_PUBLIC_BASE_PATH ?? ''
  const seed = options.seed ?? workspace.id

  return createStore<Lab>((set, get, lab) => {
    set(initialState(workspace, START))
    const note = (text: string) =>
      set(({ notes }) => (notes.includes(text) ? {} : { notes: [...notes, text] }))
    const store = options.store ?? browserEditStore(() => note(REFUSED))
    const keeping = createKeeping({
      lab,
      store,
      tab: tabName,
      onChange: () => running.followSoon(),
      onReplace: () => void running.reopen().catch(() => {}),
    })
    const { save, setCrashed, lastChanged } = keeping
    const running = createRunning({ lab, base, seed, start: START, save, setCrashed, lastChanged, note })
    const checking = createChecking(lab, running, seed, save)

    let shown = false

    async function answer(call: PageCall): Promise<Response> {
      if (!shown) throw new Error('The page no longer shows this lab.')
      const world = await running.ready()
      const { record, body } = await world.fetch(call)
      const { status, reason, headers } = record.response
      return toFetch({ status, reason, headers, body })
    }

    return {
      ...get(),
      ...keeping.actions,
      ...running.actions,
      ...checking,
      close() {
        shown = false
        keeping.close()
        running.actions.close()
      },
      async hydrate() {
        shown = true
        await keeping.actions.hydrate()
        whenIdle(() => {
          void listenToFetch(base, answer).then((missing) => {
            if (missing) note(missing)
          })
        })
      },
    }
  })
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 5000 })
  else setTimeout(work, 1000)
}
