'use client'

import { useLabStore, useSurfaceStore } from '../lab/lab-context'

/** Brings the X-ray of a call into view: in its pane, and on a small screen in the sheet, half way up. */
export function useShowXray(): (show: () => void) => void {
  const surface = useSurfaceStore()
  return (show) => {
    show()
    const { sheetHeight, set } = surface.getState()
    set({
      pointed: null,
      answerTab: 'xray',
      sheetView: 'why',
      sheetHeight: sheetHeight === 'full' ? 'full' : 'half',
    })
  }
}

/** Shows one call of the lab in the X-ray. */
export function useShowCall(): (id: string) => void {
  const lab = useLabStore()
  const show = useShowXray()
  return (id) => show(() => lab.getState().showCall(id))
}
