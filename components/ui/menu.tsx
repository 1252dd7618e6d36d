'use client'

import {
  type ComponentProps,
  cloneElement,
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useState,
} from 'react'
import { classNames } from './class-names'
import type { Item, Separator } from './menu-list'
import { useLater } from './use-later'

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>
  /** `MenuItem` and `MenuSeparator`. */
  readonly children: ReactNode
  readonly align?: 'start' | 'center' | 'end'
}

/** What stands in a menu, once its code is there. */
export const MenuParts = createContext<{ Item: typeof Item; Separator: typeof Separator } | null>(null)

/** A button with a list of actions. The list's code is fetched when the page is idle, or is wanted. */
export function Menu(props: MenuProps) {
  const [list, fetchNow] = useLater(() => import('./menu-list'))
  const [wanted, setWanted] = useState(false)
  const [focused, setFocused] = useState(false)
  if (list) return <list.MenuList {...props} opened={wanted} focused={focused} />
  return cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: fetchNow,
    onFocus: () => {
      setFocused(true)
      fetchNow()
    },
    onBlur: () => setFocused(false),
    onClick: () => {
      setWanted(true)
      fetchNow()
    },
  })
}

/** One action of a menu. */
export function MenuItem({ className, ...props }: ComponentProps<typeof Item> & { className?: string }) {
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
