import type { Conflict, EditStore, SavedEdits } from './saved'

/** An `EditStore` in memory, as the tabs of one browser share it. */
export interface MemoryStore extends EditStore {
  readonly works: Map<string, SavedEdits>
  readonly conflicts: Map<string, Conflict>
  /** How often something was saved. */
  saves(): number
}

/** @param first what was saved before, by workspace */
export function memoryStore(first: Readonly<Record<string, SavedEdits>> = {}): MemoryStore {
  const works = new Map(Object.entries(first))
  const conflicts = new Map<string, Conflict>()
  let saves = 0
  const load = (workspace: string) => works.get(workspace) ?? { edits: {}, revision: 0, crashed: false }
  return {
    works,
    conflicts,
    saves: () => saves,
    load: async (workspace) => load(workspace),
    async save(workspace, work, revision) {
      if (load(workspace).revision !== revision) return 'conflict'
      saves++
      works.set(workspace, { ...work, revision: revision + 1 })
      return revision + 1
    },
    loadConflict: async (workspace) => conflicts.get(workspace),
    async saveConflict(workspace, conflict) {
      if (conflict) conflicts.set(workspace, conflict)
      else conflicts.delete(workspace)
    },
  }
}
