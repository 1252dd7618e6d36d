'use client'

import { useMemo } from 'react'
import { useShownCall } from '../console/use-shown-call'
import type { MarkedLines } from '../editor/still-code'
import { placeOf } from '../trace/places'
import { useLab, useSurface } from './lab-context'

/** The lines of the open file that caused what the reader looks at, and a key that names the place. */
export function useMarked(): { readonly marked: MarkedLines | null; readonly markedKey: string } {
  const call = useShownCall()
  const step = useLab((lab) => lab.step)
  const file = useLab((lab) => lab.openFile)
  const files = useLab((lab) => lab.files)
  const pointed = useSurface((surface) => surface.pointed)
  const then = useSurface((surface) => (call ? surface.texts[call.id] : undefined))

  const chosen = call && step !== null ? call.steps[step]?.cause : undefined
  const cause = pointed ? pointed.cause : chosen
  const place = placeOf(cause, pointed ? pointed.ran : then, files)
  const line = place?.file === file ? place.line : undefined
  const endLine = place?.file === file ? place.endLine : undefined
  const marked = useMemo(
    () => (line === undefined || endLine === undefined ? null : { line, endLine }),
    [line, endLine],
  )
  return { marked, markedKey: cause ? `${call?.id} ${cause.file} ${cause.start} ${cause.end}` : '' }
}
