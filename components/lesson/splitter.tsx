'use client'

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { SHARE_KEY } from '../lab/kept-sizes'

const LEAST = 30
const MOST = 70

/**
 * The line between prose and lab, which can be moved: by pointer, or by the arrow keys. The share of
 * the lab, in percent of the lesson's width, is kept in this browser; a double click forgets it.
 */
export function Splitter() {
  const line = useRef<HTMLDivElement>(null)
  const [share, setShare] = useState<number | null>(null)

  useEffect(() => setShare(stored()), [])

  function move(to: number | null) {
    const next = to === null ? null : Math.round(Math.min(MOST, Math.max(LEAST, to)))
    setShare(next)
    // On the root element, where the page's first script puts it as well.
    const { style } = document.documentElement
    if (next === null) style.removeProperty('--lab-width')
    else style.setProperty('--lab-width', `${next}%`)
    try {
      if (next === null) localStorage.removeItem(SHARE_KEY)
      else localStorage.setItem(SHARE_KEY, String(next))
    } catch {
      // Without storage the width lasts as long as the page.
    }
  }

  /** The lab's share as it stands, or as it would be with its edge at `x`. */
  function measured(x = line.current?.getBoundingClientRect().right ?? 0): number {
    const box = line.current?.parentElement?.getBoundingClientRect()
    return box ? ((box.right - x) / box.width) * 100 : 50
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: 2, ArrowRight: -2 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    move((share ?? measured()) + step)
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) move(measured(event.clientX))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved
    <div
      ref={line}
      role="separator"
      aria-label="Width of the lab"
      aria-orientation="vertical"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={share ?? 50}
      tabIndex={0}
      className="lesson-splitter needs-script no-print"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => move(null)}
    />
  )
}

function stored(): number | null {
  try {
    const share = Number(localStorage.getItem(SHARE_KEY) ?? 'none')
    return share >= LEAST && share <= MOST ? share : null
  } catch {
    return null
  }
}
