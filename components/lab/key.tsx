'use client'

import { keyName } from './commands/keys'

/** A key, written as the reader's keyboard shows it. */
export function Key({ name }: { readonly name: string }) {
  const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
  return (
    <kbd className="flex-none rounded-md border border-line px-1.5 py-0.5 text-ink-2 text-label">
      {keyName(name, apple)}
    </kbd>
  )
}
