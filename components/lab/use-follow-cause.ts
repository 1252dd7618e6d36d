'use client'

import type { Cause } from '@/core'
import { useLabStore, useSurfaceStore } from './lab-context'

/** Marks the line that a cause stands on and opens its file; without a cause, marks none. */
export function useFollowCause(): (cause: Cause | undefined) => void {
  const lab = useLabStore()
  const surface = useSurfaceStore()
  return (cause) => {
    const { openFile, files, open } = lab.getState()
    surface.getState().set({ pointed: cause ?? null })
    if (!cause || files[cause.file] === undefined) return
    if (cause.file !== openFile) open(cause.file)
  }
}
