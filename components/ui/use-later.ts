'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Code that a page can do without at first. It is fetched when the page is idle, so that it also works
 * when the network is gone by the time it is wanted; the second value fetches it at once. Null until it
 * is there.
 */
export function useLater<Code>(load: () => Promise<Code>): [code: Code | null, fetchNow: () => void] {
  const [code, setCode] = useState<Code | null>(null)
  const latest = useRef(load)
  const fetchNow = useCallback(() => {
    // A failed attempt is repeated by the next wish for it.
    latest.current().then(
      (found) => setCode(() => found),
      () => {},
    )
  }, [])
  useEffect(() => whenIdle(fetchNow), [fetchNow])
  return [code, fetchNow]
}

/** Runs `work` once when the browser has nothing else to do; the returned function calls it off. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 1500)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(work, { timeout: 4000 })
  return () => cancelIdleCallback(idle)
}
