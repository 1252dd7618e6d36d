'use client'

import { Menu as Base } from '@base-ui/react/menu'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { classNames } from './class-names'

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>
  /** `MenuItem` and `MenuSeparator`. */
  readonly children: ReactNode
  readonly align?: 'start' | 'center' | 'end'
}

/** A button with a list of actions. */
export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-50">
          <Base.Popup className="max-h-(--available-height) min-w-44 overflow-auto rounded-lg border border-edge bg-card py-1 text-trace text-ink">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** One action of a menu. */
export function MenuItem({ className, ...props }: ComponentProps<typeof Base.Item> & { className?: string }) {
  return (
    <Base.Item
      {...props}
      className={classNames(
        'flex min-h-8 cursor-pointer items-center gap-2 px-3 py-1 outline-none data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-3 data-[highlighted]:bg-road-soft',
        className,
      )}
    />
  )
}

/** A rule between groups of a menu. */
export function MenuSeparator() {
  return <Base.Separator className="my-1 border-t border-line" />
}
