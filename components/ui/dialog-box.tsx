'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClass } from './button'
import { classNames } from './class-names'

export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  /** One sentence under the title, read out with it. */
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** Buttons at the foot; the main action last. */
  readonly actions?: ReactNode
  /** In the middle of the page, or along its left edge from top to bottom. */
  readonly place?: 'middle' | 'left'
}

const PLACES = {
  middle:
    'top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 rounded-xl border',
  left: 'inset-y-0 left-0 w-[min(20rem,calc(100vw-3rem))] border-r',
} as const

/** A dialog with all its behaviour. Reached only through `dialog.tsx`, which fetches it. */
export function DialogBox({
  open,
  onOpenChange,
  title,
  description,
  children,
  actions,
  place = 'middle',
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[oklch(0%_0_0/0.45)]" />
        <Base.Popup
          className={classNames('fixed z-50 flex flex-col border-edge bg-card text-ink', PLACES[place])}
        >
          <div className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-[1.0625rem] font-[680]">{title}</Base.Title>
              {description && (
                <Base.Description className="mt-1 text-trace text-ink-2">{description}</Base.Description>
              )}
            </div>
            <Base.Close aria-label="Close" className={classNames(buttonClass('bare', 'icon'), '-mr-2')}>
              <X aria-hidden="true" className="size-4" />
            </Base.Close>
          </div>
          {children && <div className="min-h-0 overflow-auto px-5 pt-1 pb-3">{children}</div>}
          {actions && <div className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-4">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
