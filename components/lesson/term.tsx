'use client'

import { type PointerEvent, type ReactNode, useId, useRef } from 'react'

/** How long the pointer may take on its way from the word to its explanation. In ms. */
const BRIDGE = 150

/** A word of the field, explained on hover, on focus and on a tap; without scripts on a tap alone. */
export function Term({
  term,
  meaning,
  children,
}: {
  readonly term: string
  readonly meaning: string
  readonly children: ReactNode
}) {
  const id = useId()
  const anchor = `--term-${id}`
  const box = useRef<HTMLSpanElement>(null)
  const leaving = useRef(0)

  function enter(event: PointerEvent) {
    clearTimeout(leaving.current)
    if (event.pointerType === 'mouse') box.current?.showPopover()
  }

  function leave(event: PointerEvent) {
    if (event.pointerType !== 'mouse') return
    leaving.current = window.setTimeout(() => box.current?.hidePopover(), BRIDGE)
  }

  return (
    <>
      <button
        type="button"
        className="lesson-term"
        style={{ anchorName: anchor }}
        popoverTarget={id}
        onPointerEnter={enter}
        onPointerLeave={leave}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && box.current?.showPopover()}
        onBlur={() => box.current?.hidePopover()}
        // A click with the mouse would close what hovering has opened.
        onClick={(event) => {
          if ((event.nativeEvent as globalThis.PointerEvent).pointerType === 'mouse') event.preventDefault()
        }}
      >
        {children}
      </button>
      <span
        ref={box}
        id={id}
        role="note"
        popover="auto"
        className="lesson-meaning"
        style={{ positionAnchor: anchor }}
        onPointerEnter={enter}
        onPointerLeave={leave}
      >
        <b>{term}</b> {meaning}
      </span>
    </>
  )
}
