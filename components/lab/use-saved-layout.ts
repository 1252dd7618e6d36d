'use client'

import { useEffect, useRef } from 'react'
import type { GroupImperativeHandle, Layout } from 'react-resizable-panels'

/**
 * Remembers how the reader divided a group of panes. `first` is asked for the sizes of a first visit;
 * sizes are percentages by panel. They are put in place after the page woke, so that the page that was
 * made ahead and the one that wakes are the same.
 */
export function useSavedLayout(id: string, first?: (height: number) => Layout | undefined) {
  const group = useRef<GroupImperativeHandle>(null)
  const element = useRef<HTMLDivElement>(null)
  const key = `gatehouse:panes:${id}`
  const ask = useRef(first)

  useEffect(() => {
    const layout = read(key) ?? ask.current?.(element.current?.clientHeight ?? 0)
    if (layout) group.current?.setLayout(layout)
  }, [key])

  return {
    groupRef: group,
    elementRef: element,
    onLayoutChanged(layout: Layout, meta: { readonly isUserInteraction: boolean }) {
      if (!meta.isUserInteraction) return
      try {
        localStorage.setItem(key, JSON.stringify(layout))
      } catch {
        // Without storage the panes are as on a first visit.
      }
    },
  }
}

function read(key: string): Layout | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof value !== 'object' || value === null) return undefined
    const sizes = Object.entries(value).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    )
    return sizes.length > 0 ? Object.fromEntries(sizes) : undefined
  } catch {
    return undefined
  }
}
