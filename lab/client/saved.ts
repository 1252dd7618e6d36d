import { createStore, del, get, set, type UseStore, update } from 'idb-keyval'
import type { Files } from '../protocol'

/** A reader's changes to a workspace: new texts, and `null` for a file that was removed. */
export type Edits = Readonly<Record<string, string | null>>

export interface SavedEdits {
  readonly edits: Edits
  /** Grows with each save; tells one tab that another has saved meanwhile. */
  readonly revision: number
  /** The sandbox had to be shut while this ran; nothing of it starts by itself. */
  readonly crashed: boolean
}

const NOTHING: SavedEdits = { edits: {}, revision: 0, crashed: false }

/** Where edits are kept. In the browser IndexedDB; tests bring their own. */
export interface EditStore {
  load(workspace: string): Promise<SavedEdits>
  /**
   * Saves unless somebody else has saved since `revision`. Answers with the revision now stored, or
   * `conflict`.
   */
  save(workspace: string, edits: Edits, revision: number, crashed: boolean): Promise<number | 'conflict'>
  /** Edits of a tab that found another had saved: neither side is lost until the reader chooses. */
  loadConflict(workspace: string): Promise<Edits | undefined>
  saveConflict(workspace: string, edits: Edits | undefined): Promise<void>
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
  return { edits, revision: Number(record.revision) || 0, crashed: record.crashed === true }
}

function encode(saved: SavedEdits): object {
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
    save: (workspace, edits, revision, crashed) =>
      guarded<number | 'conflict'>(async () => {
        let result: number | 'conflict' = 'conflict'
        await update(
          workspace,
          (stored) => {
            if (decode(stored).revision !== revision) return stored
            result = revision + 1
            return encode({ edits, revision: revision + 1, crashed })
          },
          open(),
        )
        return result
      }, revision),
    loadConflict: (workspace) =>
      guarded(async () => {
        const stored = await get(conflictKey(workspace), open())
        return stored === undefined ? undefined : decode(stored).edits
      }, undefined),
    saveConflict: (workspace, edits) =>
      guarded(async () => {
        if (edits) await set(conflictKey(workspace), encode({ edits, revision: 0, crashed: false }), open())
        else await del(conflictKey(workspace), open())
      }, undefined),
  }
}

const conflictKey = (workspace: string) => `${workspace}#conflict`
