'use client'

import { type RefObject, useRef } from 'react'
import { useSurface, useSurfaceStore } from './lab-context'
import type { SheetHeight } from './surface'

const ORDER: readonly SheetHeight[] = ['peek', 'half', 'full']
/** A drag shorter than this is a tap. In pixels. */
const DRAG = 24

/** The grip of the sheet: a tap raises it, a drag pulls it up or down, arrow keys do the same. */
export function SheetGrip({ sheet }: { readonly sheet: RefObject<HTMLElement | null> }) {
  const height = useSurface((surface) => surface.sheetHeight)
  const surface = useSurfaceStore()
  const from = useRef<{ y: number; height: number } | null>(null)

  /** A sheet that peeks has no room for a call that is being edited. */
  function raise(sheetHeight: SheetHeight) {
    surface.getState().set({ sheetHeight, ...(sheetHeight === 'peek' && { callOpen: false }) })
  }

  function to(step: number) {
    const at = ORDER.indexOf(surface.getState().sheetHeight) + step
    raise(ORDER[Math.max(0, Math.min(ORDER.length - 1, at))] ?? 'half')
  }

  return (
    <button
      type="button"
      aria-label={height === 'full' ? 'Lower the lab' : 'Raise the lab'}
      className="grid h-7 w-full flex-none touch-none place-items-center rounded-t-2xl"
      onClick={() => {
        if (surface.getState().sheetHeight === 'full') raise('peek')
        else to(1)
      }}
      onKeyDown={(event) => {
        const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
        if (!step) return
        event.preventDefault()
        to(step)
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { y: event.clientY, height: sheet.current?.offsetHeight ?? 0 }
      }}
      onPointerMove={(event) => {
        if (!from.current || !sheet.current) return
        const moved = from.current.y - event.clientY
        if (Math.abs(moved) > DRAG) sheet.current.style.height = `${from.current.height + moved}px`
      }}
      onPointerUp={(event) => {
        const start = from.current
        from.current = null
        if (sheet.current) sheet.current.style.height = ''
        const moved = start ? start.y - event.clientY : 0
        if (Math.abs(moved) <= DRAG) return
        // The click that follows a drag must not move it once more.
        event.currentTarget.addEventListener('click', (click) => click.stopPropagation(), {
          once: true,
          capture: true,
        })
        const part = ((start?.height ?? 0) + moved) / window.innerHeight
        raise(part < 0.3 ? 'peek' : part < 0.75 ? 'half' : 'full')
      }}
      onPointerCancel={() => {
        from.current = null
        if (sheet.current) sheet.current.style.height = ''
      }}
    >
      <span aria-hidden="true" className="h-[5px] w-11 rounded-full bg-edge" />
    </button>
  )
}
