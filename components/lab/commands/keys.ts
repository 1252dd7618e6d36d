export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Whether a key press is the one that a command names. `Mod` is Ctrl or ⌘, `Ctrl` is Ctrl everywhere. */
export function isKey(press: Press, key: string): boolean {
  const parts = key.split('+')
  const wanted = parts.at(-1) ?? ''
  const held = press.ctrlKey || press.metaKey
  const wants = parts.includes('Ctrl') ? press.ctrlKey && !press.metaKey : held === parts.includes('Mod')
  return !press.altKey && wants && press.key.toLowerCase() === wanted.toLowerCase()
}

/** A command's key as the reader's keyboard shows it. */
export function keyName(key: string, apple: boolean): string {
  return key
    .replace('Mod+', apple ? '⌘ ' : 'Ctrl ')
    .replace('Ctrl+', 'Ctrl ')
    .replace('Enter', apple ? '↩' : 'Enter')
}
