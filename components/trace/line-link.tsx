'use client'

import type { Cause } from '@/core'
import type { Files } from '@/lab'
import { useLab } from '../lab/lab-context'
import { useFollowCause } from '../lab/use-follow-cause'
import { placeName, placeOf } from './places'

/** `line 11`, which opens the file and marks the line. Nothing when the place is gone. */
export function LineLink({
  cause,
  then,
  mainFile,
}: {
  readonly cause: Cause | undefined
  readonly then?: Files
  readonly mainFile: string
}) {
  const files = useLab((lab) => lab.files)
  const follow = useFollowCause()
  const place = placeOf(cause, then, files)
  if (!place || !cause) return null
  return (
    <button
      type="button"
      className="flex-none text-road underline decoration-1 underline-offset-2 hover:decoration-2"
      onClick={() => follow(cause, then)}
    >
      {place.file === mainFile ? `line ${place.line}` : placeName(place, mainFile)}
    </button>
  )
}
