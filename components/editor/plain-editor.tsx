'use client'

import { useEffect, useRef } from 'react'
import { lineColumn } from '@/core'
import type { EditorProps } from './code-editor'

const LINE = 24

/** The text as a plain field, for touch, where Monaco does not serve. */
export function PlainEditor({ file, text, marked, markedKey, onChange, onCursor }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit that moves the marked lines must not scroll
  useEffect(() => {
    if (marked && field.current) field.current.scrollTop = Math.max(0, (marked.line - 3) * LINE)
  }, [markedKey])

  return (
    <textarea
      ref={field}
      aria-label={file}
      value={text}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      wrap="off"
      // 16 px, or iOS zooms into the field.
      className="block size-full resize-none bg-card p-3 font-mono text-[16px] text-ink outline-offset-[-2px]"
      style={{ lineHeight: `${LINE}px` }}
      onChange={(event) => onChange(event.target.value)}
      onSelect={(event) => onCursor(lineColumn(text, event.currentTarget.selectionStart).line)}
    />
  )
}
