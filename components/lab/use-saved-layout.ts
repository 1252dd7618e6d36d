'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import type { GroupImperativeHandle, Layout } from 'react-resizable-panels'
import { keepSizes, keptSizes } from './kept-sizes'

/**
 * Remembers how the reader divided a group of panes. `first` is asked for the sizes of a first visit;
 * sizes are percentages by panel. They are put in place when the page wakes; until then
 * `first-layout.css` shows the same, by the group's `data-asleep`.
 */
export function useSavedLayout(id: string, first?: (height: number) => Layout | undefined) {
  const group = useRef<GroupImperativeHandle>(null)
  const element = useRef<HTMLDivElement>(null)
  const ask = useRef(first)
  const [asleep, setAsleep] = useState(true)

  useLayoutEffect(() => {
    const layout = keptSizes(id) ?? ask.current?.(element.current?.clientHeight ?? 0)
    if (layout) group.current?.setLayout(layout)
    setAsleep(false)
  }, [id])

  return {
    'data-asleep': asleep ? id : undefined,
    groupRef: group,
    elementRef: element,
    onLayoutChanged(layout: Layout, meta: { readonly isUserInteraction: boolean }) {
      if (meta.isUserInteraction) keepSizes(id, layout)
    },
  }
}
