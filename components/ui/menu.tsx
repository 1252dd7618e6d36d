'use client'

import { cloneElement, useState } from 'react'
import type { MenuProps } from './menu-list'
import { useLater } from './use-later'

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
