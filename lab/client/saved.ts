import { createStore, del, get, set, type UseStore, update } from 'idb-keyval'
import type { Files } from '../protocol'

/** A reader's changes to a workspace: new texts, and `null` for a file that was removed. */
export type Edits = Readonly<Record<string, string | null>>

/** A reader's work on a workspace, as it is kept. */
export interface Work {
  readonly edits: Edits
  /** The sandbox had to be shut while this ran; nothing of it starts by itself. */
  readonly crashed: boolean
  /** The file that was changed last. */
  readonly last?: string
}

export interface SavedEdits extends Work {
  /** Grows with each save; tells one tab that another has saved meanwhile. */
  readonly revision: number
}

/** Work of a tab that found another had saved. */
export interface Conflict extends Work {
  /** Which tab it is of; see `tabName`. */
  readonly tab: string
}

const NOTHING: SavedEdits = { edits: {}, revision: 0, crashed: false }

/** Where edits are kept. In the browser IndexedDB; tests bring their own. */
export interface EditStore {
  load(workspace: string): Promise<SavedEdits>
  /**
   * Saves unless somebody else has saved since `revision`. Answers with the revision now stored, or
   * `conflict`.
   */
  save(workspace: string, work: Work, revision: number): Promise<number | 'conflict'>
  /** Work of a tab that found another had saved: neither side is lost until the reader chooses. */
  loadConflict(workspace: string): Promise<Conflict | undefined>
  saveConflict(workspace: string, conflict: Conflict | undefined): Promise<void>
}

/** What differs from the published files. */
export function editsOf(original: Files, files: Files): Edits {
  const edits: Record<string, string | null> = {}
  for (const [name, text] of Object.entries(files)) if (original[name] !== text) edits[name] = text
  for (const name of Object.keys(original)) if (!(name in files)) edits[name] = null
  return edits
}

/** The published files with a reader's changes on top. */
export function withEdits(original: Files, edits: Edits): Files {
  const files: Record<string, string> = { ...original }
  for (const [name, text] of Object.entries(edits)) {
    if (text === null) delete files[name]
    else files[name] = text
  }
  return files
}

/** Whether two readers' changes come to the same files. */
export function sameEdits(a: Edits, b: Edits): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => name in b && a[name] === b[name])
}

const VERSION = 1

/**
 * Reads a saved record, of any version there ever was. What cannot be read is no reason to fail: the
 * reader begins with the published files.
 */
export function decode(stored: unknown): SavedEdits {
  if (typeof stored !== 'object' || stored === null) return NOTHING
  const record: Record<string, unknown> = { ...stored }
  if (record.version !== 1 || typeof record.edits !== 'object' || record.edits === null) return NOTHING
  const edits = Object.fromEntries(
    Object.entries(record.edits).filter(([, text]) => typeof text === 'string' || text === null),
  )
  return {
    edits,
    revision: Number(record.revision) || 0,
    crashed: record.crashed === true,
    ...(typeof record.last === 'string' && { last: record.last }),
  }
}

function decodeConflict(stored: unknown): Conflict | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const { revision: _, ...work } = decode(stored)
  return { ...work, tab: 'tab' in stored ? String(stored.tab) : '' }
}

function encode(saved: SavedEdits | Conflict): object {
  return { version: VERSION, ...saved }
}

/**
 * The browser's own store. Where it is refused (private mode, blocked storage) edits last as long as
 * the page does, and `onRefused` is told once.
 */
export function browserEditStore(onRefused: () => void): EditStore {
  let store: UseStore | undefined
  const open = () => {
    store ??= createStore('gatehouse', 'workspaces')
    return store
  }
  const guarded = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work()
    } catch {
      onRefused()
      return otherwise
    }
  }
  return {
    load: (workspace) => guarded(async () => decode(await get(workspace, open())), NOTHING),
    save: (workspace, work, revision) =>
      guarded<number | 'conflict'>(async () => {
        let result: number | 'conflict' = 'conflict'
        await update(
          workspace,
          (stored) => {
            if (decode(stored).revision !== revision) return stored
            result = revision + 1
            return encode({ ...work, revision: revision + 1 })
          },
          open(),
        )
        return result
      }, revision),
    loadConflict: (workspace) =>
      guarded(async () => decodeConflict(await get(conflictKey(workspace), open())), undefined),
    saveConflict: (workspace, conflict) =>
      guarded(async () => {
        if (conflict) await set(conflictKey(workspace), encode(conflict), open())
        else await del(conflictKey(workspace), open())
      }, undefined),
  }
}

const conflictKey = (workspace: string) => `${workspace}#conflict`
