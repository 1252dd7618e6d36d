'use client'

import { useState } from 'react'
import type { Files } from '@/lab'
import { useLabStore } from '../lab/lab-context'
import { Button } from '../ui/button'
import { changesOf, lineDiff } from './line-diff'

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

const looks = {
  same: { mark: ' ', tag: 'span', word: '' },
  added: { mark: '+', tag: 'ins', word: 'added: ' },
  removed: { mark: '−', tag: 'del', word: 'removed: ' },
} as const

function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    // Long lines scroll inside, so the block takes the focus for the arrow keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <pre className="lesson-diff" tabIndex={0}>
      {changesOf(lineDiff(before.trimEnd(), after.trimEnd())).map((line) => {
        if (line.kind === 'gap')
          return (
            <span key={`gap ${line.line}`} className="text-ink-3">
              {' ⋯\n'}
            </span>
          )
        const { mark, tag: Tag, word } = looks[line.kind]
        return (
          <Tag key={`${line.kind} ${line.line}`} data-kind={line.kind}>
            <span aria-hidden="true">{mark} </span>
            {word && <span className="visually-hidden">{word}</span>}
            {`${line.text}\n`}
          </Tag>
        )
      })}
    </pre>
  )
}
