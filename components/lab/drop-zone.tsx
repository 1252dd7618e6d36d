'use client'

import { type ReactNode, useRef, useState } from 'react'
import { useLabStore } from './lab-context'
import { useTakeFile } from './use-take-file'

/**
 * The ground of a lab. A file that is dropped on it, or text of several lines that is pasted outside of
 * a field, takes the place of the configuration. The reader's first sign of interest wakes the world.
 */
export function DropZone({
  children,
  className,
}: {
  readonly children: ReactNode
  readonly className: string
}) {
  const lab = useLabStore()
  const { takeFile, takeText } = useTakeFile()
  const [over, setOver] = useState(false)
  const depth = useRef(0)

  function wake() {
    if (lab.getState().engine.status === 'resting') void lab.getState().start()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; "Open a file" does the same by keyboard
    <div
      className={`relative ${className}`}
      onPointerEnter={wake}
      onFocus={wake}
      onDragEnter={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        depth.current++
        setOver(true)
      }}
      onDragLeave={() => {
        depth.current = Math.max(0, depth.current - 1)
        if (depth.current === 0) setOver(false)
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault()
      }}
      onDrop={(event) => {
        depth.current = 0
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (!file) return
        event.preventDefault()
        void takeFile(file)
      }}
      onPaste={(event) => {
        const target = event.target
        if (target instanceof Element && target.closest('input, textarea, [role=textbox], .monaco-editor'))
          return
        const text = event.clipboardData.getData('text/plain')
        if (text.includes('\n')) takeText(text)
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-2 z-30 grid place-items-center rounded-xl border-2 border-road border-dashed bg-road-soft font-[620]">
          Drop your file to run it here
        </div>
      )}
    </div>
  )
}
