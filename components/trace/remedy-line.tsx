'use client'

import type { Files, Remedy } from '@/lab'
import { useLab } from '../lab/lab-context'
import { LineLink } from './line-link'

/** The smallest thing that would let a refused call in. */
export function RemedyLine({ remedy, then }: { readonly remedy: Remedy; readonly then?: Files }) {
  const mainFile = useLab((lab) => lab.workspace.shown[0] ?? '')
  return (
    <p className="border-line border-t px-2 py-2.5 text-ink-2 text-trace">
      <b className="font-[620] text-ink">What would let it in?</b> {remedy.text}{' '}
      <LineLink cause={remedy.cause} then={then} mainFile={mainFile} />
    </p>
  )
}
