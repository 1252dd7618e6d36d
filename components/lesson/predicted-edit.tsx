'use client'

import { useLab, useLabStore, useSurfaceStore } from '../lab/lab-context'
import { Button } from '../ui/button'
import { Difference } from './difference'

/** A change that is made before the calls are sent, and can be put back. */
export interface PredictedEdit {
  readonly file: string
  readonly find: string
  readonly replace: string
}

/**
 * Makes a change in the lab's file, opens the file and marks the place. The result marks it once more;
 * undefined when the text holds neither side of the change.
 */
export function useMakeChange(): (edit: PredictedEdit) => (() => void) | undefined {
  const lab = useLabStore()
  const surface = useSurfaceStore()
  return ({ file, find, replace }) => {
    const text = lab.getState().files[file] ?? ''
    if (!text.includes(replace)) {
      if (!text.includes(find)) return undefined
      lab.getState().edit(
        file,
        text.replace(find, () => replace),
      )
    }
    lab.getState().open(file)

    const mark = () => {
      const { files } = lab.getState()
      const start = files[file]?.indexOf(replace) ?? -1
      if (start < 0) return
      surface.getState().set({ pointed: { cause: { file, start, end: start + replace.length }, ran: files } })
    }
    mark()
    return mark
  }
}

/** The change, to be read before it is made. */
export function Change({ edit }: { readonly edit: PredictedEdit }) {
  return (
    <figure>
      <figcaption className="text-label text-ink-2">
        In <code>{edit.file}</code>:
      </figcaption>
      <Difference before={edit.find} after={edit.replace} />
    </figure>
  )
}

/** Shown while the change stands in the file. */
export function PutBack({ edit }: { readonly edit: PredictedEdit }) {
  const stands = useLab((state) => state.files[edit.file]?.includes(edit.replace) ?? false)
  const makeChange = useMakeChange()
  return (
    stands && (
      <Button onClick={() => makeChange({ ...edit, find: edit.replace, replace: edit.find })}>
        Put the line back
      </Button>
    )
  )
}
