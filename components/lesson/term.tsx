'use client'

import { Popover } from '@base-ui/react/popover'
import { type ReactNode, useState } from 'react'

/** A word of the field, explained on hover, on focus and on a tap. */
export function Term({
  term,
  meaning,
  children,
}: {
  readonly term: string
  readonly meaning: string
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        openOnHover
        delay={150}
        className="lesson-term"
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && setOpen(true)}
        onBlur={() => setOpen(false)}
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" sideOffset={6} className="z-50">
          <Popover.Popup
            initialFocus={false}
            className="max-w-72 rounded-lg border border-edge bg-card px-3.5 py-2.5 font-sans text-trace text-ink outline-none"
          >
            <Popover.Title className="text-trace font-[680]">{term}</Popover.Title>
            <Popover.Description className="mt-0.5 text-ink-2">{meaning}</Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
