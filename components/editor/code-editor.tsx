'use client'

import './editor.css'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '@/core'
import type { CoverageItem, VendorSchema } from '@/gateway'
import { useMedia } from '../lab/use-media'
import { CODE } from './code-metrics'
import { PlainEditor } from './plain-editor'
import { type MarkedLines, StillCode } from './still-code'

export interface EditorProps {
  /** Where the file lives, so that two labs never share an undo history. */
  readonly home: string
  readonly file: string
  readonly text: string
  readonly problems: readonly Problem[]
  readonly coverage: readonly CoverageItem[]
  readonly schema: VendorSchema | null
  readonly marked: MarkedLines | null
  /** Changes when another place is marked, and only then the text scrolls to it. */
  readonly markedKey: string
  readonly tabIndents: boolean
  onChange(text: string): void
  onCursor(line: number): void
}

const Monaco = dynamic(() => import('./monaco-editor').then((room) => room.MonacoEditor), { ssr: false })

/**
 * One file, to be edited. The live editor is fetched when the reader shows the wish for it: by
 * pointing at the text, tapping it or coming to it by keyboard. Until then the same text stands
 * there; on touch it is a plain field.
 */
export function CodeEditor(
  props: EditorProps & { readonly published: string; readonly html: string | undefined },
) {
  const touch = useMedia('(pointer: coarse)')
  const [wanted, setWanted] = useState(false)
  const [ready, setReady] = useState(false)
  const wantsFocus = useRef(false)
  const focusEditor = useRef<(() => void) | null>(null)
  // The editor can take the focus only once it is visible, which it is after this render.
  useEffect(() => {
    if (ready && wantsFocus.current) focusEditor.current?.()
  }, [ready])
  const still = useRef<HTMLDivElement>(null)
  const line = props.marked?.line
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another place scrolls, not an edit that moves it
  useEffect(() => {
    const box = still.current
    if (!box || line === undefined) return
    const top = CODE.top + (line - 1) * CODE.lineHeight
    if (top < box.scrollTop || top + CODE.lineHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top - box.clientHeight / 2
  }, [props.markedKey])
  if (touch) return <PlainEditor {...props} />

  const want = (focus: boolean) => {
    wantsFocus.current ||= focus
    setWanted(true)
  }
  return (
    <div className="relative h-full overflow-hidden bg-card" onPointerEnter={() => want(false)}>
      {!ready && (
        // biome-ignore lint/a11y/useSemanticElements: it stands in for the editor, which is no input either
        <div
          ref={still}
          role="textbox"
          aria-label={props.file}
          aria-multiline="true"
          aria-busy={wanted}
          tabIndex={0}
          className="h-full overflow-auto outline-offset-[-2px]"
          onFocus={() => want(true)}
          onPointerDown={() => want(true)}
        >
          <StillCode {...props} />
        </div>
      )}
      {wanted && (
        <div className={`absolute inset-0 ${ready ? '' : 'invisible'}`}>
          <Monaco
            {...props}
            onReady={(focus) => {
              focusEditor.current = focus
              setReady(true)
            }}
          />
        </div>
      )}
    </div>
  )
}
