'use client'

import { useLabStore, useSurfaceStore } from './lab-context'

/** Larger files are no configuration, and would only make the page slow. In bytes. */
const MOST = 1024 * 1024

/** Puts a reader's own file, or pasted text, in place, and says where it went. */
export function useTakeFile() {
  const lab = useLabStore()
  const surface = useSurfaceStore()

  function take(name: string, text: string) {
    lab.getState().takeFile(name, text)
    surface
      .getState()
      .set({ said: `It stands in ${lab.getState().openFile} now. Start over brings the original back.` })
  }

  return {
    takeText: (text: string) => take('', text),
    async takeFile(file: File) {
      if (file.size > MOST) {
        surface.getState().set({ said: `${file.name} is larger than 1 MiB, which is too large for the lab.` })
        return
      }
      take(file.name, await file.text())
    },
  }
}
