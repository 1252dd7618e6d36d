const KEY = 'gatehouse:tab'

let unstored: string | undefined

/**
 * A name for this tab that it keeps over a reload, so that it knows its own unsaved work again. Where
 * nothing can be stored it lasts as long as the page.
 */
export function tabName(): string {
  try {
    const known = sessionStorage.getItem(KEY)
    if (known) return known
    const name = randomName()
    sessionStorage.setItem(KEY, name)
    return name
  } catch {
    unstored ??= randomName()
    return unstored
  }
}

/** `crypto.randomUUID` is missing on insecure origins. */
function randomName(): string {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('')
}
