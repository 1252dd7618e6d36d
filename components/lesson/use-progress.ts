'use client'

import { useSyncExternalStore } from 'react'
import {
  decodeProgress,
  encodeProgress,
  NO_PROGRESS,
  PROGRESS_KEY,
  type Progress,
  withLesson,
} from './progress'

const listeners = new Set<() => void>()
let known: { text: string | null; progress: Progress } | undefined
/** Without storage (private mode, a full disk) progress lasts as long as the page. */
let unstored: Progress | undefined

function stored(): string | null {
  try {
    return localStorage.getItem(PROGRESS_KEY)
  } catch {
    return null
  }
}

function read(): Progress {
  if (unstored) return unstored
  const text = stored()
  if (known?.text !== text) known = { text, progress: decodeProgress(text) ?? NO_PROGRESS }
  return known?.progress ?? NO_PROGRESS
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** The reader's progress; empty while the page is made and until it wakes. */
export function useProgress(): Progress {
  return useSyncExternalStore(subscribe, read, () => NO_PROGRESS)
}

/** Notes something about a lesson: opened (an empty change), read, or an exercise solved. */
export function noteProgress(
  slug: string,
  change: { readonly read?: boolean; readonly solved?: string },
): void {
  const before = read()
  const after = withLesson(before, slug, change)
  if (after === before || decodeProgress(stored()) === undefined) return
  try {
    localStorage.setItem(PROGRESS_KEY, encodeProgress(after))
  } catch {
    unstored = after
  }
  for (const listener of listeners) listener()
}
