'use client'

import type { Menu as Base } from '@base-ui/react/menu'
import { type ComponentProps, createContext, useContext } from 'react'
import { classNames } from './class-names'

/** What stands in a menu. Given by the menu's own code, which is fetched late. */
export const MenuParts = createContext<Pick<typeof Base, 'Item' | 'Separator'> | null>(null)

/** One action of a menu. */
export function MenuItem({ className, ...props }: ComponentProps<typeof Base.Item> & { className?: string }) {
  const parts = useContext(MenuParts)
  return (
    parts && (
      <parts.Item
        {...props}
        className={classNames(
          'flex min-h-8 cursor-pointer items-center gap-2 px-3 py-1 outline-none data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-3 data-[highlighted]:bg-road-soft',
          className,
        )}
      />
    )
  )
}

/** A rule between groups of a menu. */
export function MenuSeparator() {
  const parts = useContext(MenuParts)
  return parts && <parts.Separator className="my-1 border-t border-line" />
}
