'use client'

import { useState } from 'react'
import type { Files } from '@/lab'
import { useLabStore } from '../lab/lab-context'
import { Button } from '../ui/button'
import { Difference } from './difference'

export interface SolvedFile {
  readonly file: string
  readonly before: string
  readonly after: string
}

/** The solution as a difference from where the exercise began. */
export function Solution({ id, files }: { readonly id: string; readonly files: readonly SolvedFile[] }) {
  const lab = useLabStore()
  const [said, setSaid] = useState('')

  async function take() {
    await lab.getState().hydrate()
    const solved: Files = Object.fromEntries(files.map(({ file, after }) => [file, after]))
    for (const [file, text] of Object.entries(solved)) lab.getState().edit(file, text)
    if (files[0]) lab.getState().open(files[0].file)
    setSaid('It stands in your files now. Start over brings the beginning back.')
  }

  return (
    <section id={id} aria-label="Solution" className="lesson-part">
      {files.map(({ file, before, after }) => (
        <figure key={file}>
          <figcaption>
            <code>{file}</code>
          </figcaption>
          <Difference before={before} after={after} />
        </figure>
      ))}
      <div className="lesson-buttons">
        <Button onClick={() => void take()}>Put it in my files</Button>
        <p aria-live="polite" className="lesson-said">
          {said}
        </p>
      </div>
    </section>
  )
}
