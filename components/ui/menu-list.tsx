'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { MenuParts } from './menu-item'

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>
  /** `MenuItem` and `MenuSeparator`. */
  readonly children: ReactNode
  readonly align?: 'start' | 'center' | 'end'
}

/**
 * A menu with all its behaviour. `opened` and `focused` say how the button stood whose place it takes.
 * Reached only through `menu.tsx`, which fetches it.
 */
export function MenuList({
  trigger,
  children,
  align = 'end',
  opened,
  focused,
}: MenuProps & { readonly opened: boolean; readonly focused: boolean }) {
  const button = useRef<HTMLButtonElement>(null)
  const takesFocus = useRef(focused && !opened)
  useEffect(() => {
    if (takesFocus.current) button.current?.focus()
  }, [])
  return (
    <Base.Root defaultOpen={opened}>
      <Base.Trigger ref={button} render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-50">
          <Base.Popup className="max-h-(--available-height) min-w-44 overflow-auto rounded-lg border border-edge bg-card py-1 text-trace text-ink">
            <MenuParts value={Base}>{children}</MenuParts>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
