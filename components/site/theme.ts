'use client'

import { useSyncExternalStore } from 'react'
import { isChoice, THEME_KEY, type ThemeChoice } from './theme-script'

const CHANGED = 'gatehouse:theme'
const dark = () => matchMedia('(prefers-color-scheme: dark)')

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(THEME_KEY)
    return isChoice(value) ? value : 'system'
  } catch {
    // Storage is off in some private windows: the system's theme it is.
    return 'system'
  }
}

function paint(choice: ThemeChoice) {
  const theme = choice === 'system' ? (dark().matches ? 'dark' : 'light') : choice
  document.documentElement.dataset.theme = theme
}

/** Keeps the reader's choice for later visits and paints it at once. */
export function chooseTheme(choice: ThemeChoice) {
  try {
    localStorage.setItem(THEME_KEY, choice)
  } catch {
    // The choice then lasts as long as the page.
  }
  paint(choice)
  dispatchEvent(new CustomEvent(CHANGED, { detail: choice }))
}

let lastChoice: ThemeChoice | undefined

function subscribe(changed: () => void) {
  const media = dark()
  const repaint = () => {
    paint(lastChoice ?? stored())
    changed()
  }
  const chosen = (event: Event) => {
    lastChoice = (event as CustomEvent<ThemeChoice>).detail
    changed()
  }
  const elsewhere = (event: StorageEvent) => {
    if (event.key !== THEME_KEY) return
    lastChoice = undefined
    repaint()
  }
  media.addEventListener('change', repaint)
  addEventListener(CHANGED, chosen)
  addEventListener('storage', elsewhere)
  return () => {
    media.removeEventListener('change', repaint)
    removeEventListener(CHANGED, chosen)
    removeEventListener('storage', elsewhere)
  }
}

/** What the reader chose: `light`, `dark` or `system`; null while the page is not yet alive. */
export function useThemeChoice(): ThemeChoice | null {
  return useSyncExternalStore(
    subscribe,
    () => lastChoice ?? stored(),
    () => null,
  )
}
