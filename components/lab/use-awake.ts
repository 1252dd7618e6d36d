'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False in the page as it was made ahead and while it wakes, true from then on. */
export function useAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
