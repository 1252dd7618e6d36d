import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Cause } from '@/core'
import type { Files } from '@/lab'

export type AnswerTab = 'xray' | 'body' | 'headers' | 'log'
export type SheetView = 'why' | 'config' | 'drawing' | 'answer'
export type SheetHeight = 'peek' | 'half' | 'full'
export type LabDialog = 'palette' | 'shortcuts' | 'start-over' | 'open-file'

/** What is open on the lab's surface. Nothing here outlives the page or touches the world. */
export interface Surface {
  readonly answerTab: AnswerTab
  readonly sheetView: SheetView
  readonly sheetHeight: SheetHeight
  readonly dialog: LabDialog | null
  /** Headers and body of the call are shown. */
  readonly requestOpen: boolean
  /** On a phone: the whole call is being edited. */
  readonly callOpen: boolean
  /** The line the reader's cursor stands on, counted from 1. */
  readonly cursor: { readonly file: string; readonly line: number } | null
  /** A cause that the reader pointed at, and the texts it belongs to when they are not those of now. */
  readonly pointed: { readonly cause: Cause; readonly ran?: Files } | null
  /** True when Tab indents in the editor instead of moving on. */
  readonly tabIndents: boolean
  /** True after Start over, as long as it can be undone. */
  readonly startedOver: boolean
  /** A sentence that is said once: "Copied as cURL." */
  readonly said: string
  /** The texts each call ran with. */
  readonly texts: Readonly<Record<string, Files>>
  set(change: Partial<Omit<Surface, 'set' | 'remember'>>): void
  /** Keeps `files` for the fresh calls, and forgets the texts of calls that are gone. */
  remember(fresh: readonly string[], files: Files, alive: readonly string[]): void
}

export function createSurface(): StoreApi<Surface> {
  return createStore<Surface>((set) => ({
    answerTab: 'xray',
    sheetView: 'why',
    sheetHeight: 'peek',
    dialog: null,
    requestOpen: false,
    callOpen: false,
    cursor: null,
    pointed: null,
    tabIndents: false,
    startedOver: false,
    said: '',
    texts: {},
    set: (change) => set(change),
    remember: (fresh, files, alive) =>
      set(({ texts }) => {
        const kept = alive.flatMap((id) => {
          const text = fresh.includes(id) ? files : texts[id]
          return text ? [[id, text] as const] : []
        })
        return { texts: Object.fromEntries(kept), pointed: null, said: '' }
      }),
  }))
}
