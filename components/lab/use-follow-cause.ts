'use client'

import type { Cause } from '@/core'
import type { Files } from '@/lab'
import { useLabStore, useSurfaceStore } from './lab-context'

/**
 * Marks the line that a cause stands on and opens its file; without a cause, marks none. `ran` are the
 * texts that the cause belongs to, when they are not those of now.
 */
export function useFollowCause(): (cause: Cause | undefined, ran?: Files) => void {
  const lab = useLabStore()
  const surface = useSurfaceStore()
  return (cause, ran) => {
    const { openFile, files, open } = lab.getState()
    surface.getState().set({ pointed: cause ? { cause, ran } : null })
    if (!cause || files[cause.file] === undefined) return
    if (cause.file !== openFile) open(cause.file)
  }
}
