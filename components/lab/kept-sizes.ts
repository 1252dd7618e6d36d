/** Where sizes that the reader chose are kept in this browser: by group of panes, and of the lab itself. */
export const PANES_KEY = 'gatehouse:panes:'
export const SHARE_KEY = 'gatehouse:lab-share'

/** The sizes that are kept for a group of panes, in percent by pane; undefined when there are none. */
export function keptSizes(group: string): Readonly<Record<string, number>> | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(PANES_KEY + group) ?? 'null')
    if (typeof value !== 'object' || value === null) return undefined
    const sizes = Object.entries(value).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    )
    return sizes.length > 0 ? Object.fromEntries(sizes) : undefined
  } catch {
    return undefined
  }
}

/** Keeps sizes; without storage they last as long as the page. */
export function keepSizes(group: string, sizes: Readonly<Record<string, number>>): void {
  try {
    localStorage.setItem(PANES_KEY + group, JSON.stringify(sizes))
  } catch {
    // The panes are as on a first visit the next time.
  }
}
