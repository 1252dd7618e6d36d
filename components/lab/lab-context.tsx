'use client'

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { createLab, type Lab, type Workspace } from '@/lab'
import { createSurface, type Surface } from './surface'

interface Opened {
  readonly lab: StoreApi<Lab>
  readonly surface: StoreApi<Surface>
}

const LabContext = createContext<Opened | null>(null)

/**
 * Gives everything below it one lab: the lesson's exercise and the lab pane share it. A lab that
 * stands above already is used as it is, so that a pane also works alone.
 */
export function LabProvider({
  workspace,
  children,
}: {
  readonly workspace: Workspace
  readonly children: ReactNode
}) {
  const above = useContext(LabContext)
  const [opened] = useState<Opened>(() => above ?? { lab: createLab(workspace), surface: createSurface() })
  useHydrated(opened, above === null)
  useRememberTexts(opened, above === null)
  return <LabContext value={above ?? opened}>{children}</LabContext>
}

/** The lab lives as long as the page shows it. */
function useHydrated({ lab }: Opened, own: boolean): void {
  useEffect(() => {
    if (!own) return
    void lab.getState().hydrate()
    return () => lab.getState().close()
  }, [lab, own])
}

/** Steps point at offsets of the text that ran, so each call keeps the texts it ran with. */
function useRememberTexts({ lab, surface }: Opened, own: boolean): void {
  const seen = useRef(new Set<string>())
  useEffect(() => {
    if (!own) return
    return lab.subscribe((state) => {
      const fresh = state.calls.filter((call) => !seen.current.has(call.id))
      if (fresh.length === 0) return
      for (const call of fresh) seen.current.add(call.id)
      surface.getState().remember(
        fresh.map((call) => call.id),
        state.files,
        state.calls.map((call) => call.id),
      )
    })
  }, [lab, surface, own])
}

function useOpened(): Opened {
  const opened = useContext(LabContext)
  if (!opened) throw new Error('A part of the lab was used outside of a LabProvider.')
  return opened
}

/** A value from the lab's state; the component renders anew when that value changes. */
export function useLab<T>(selector: (lab: Lab) => T): T {
  return useStore(useOpened().lab, selector)
}

/** The lab's store itself, for handlers that read the state at the moment they run. */
export function useLabStore(): StoreApi<Lab> {
  return useOpened().lab
}

/** A value from what is open on the lab's surface: dialogs, tabs, the editor's cursor. */
export function useSurface<T>(selector: (surface: Surface) => T): T {
  return useStore(useOpened().surface, selector)
}

export function useSurfaceStore(): StoreApi<Surface> {
  return useOpened().surface
}
