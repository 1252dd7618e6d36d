export type ThemeChoice = 'light' | 'dark' | 'system'

export const THEME_KEY = 'gatehouse:theme'

/** Whether a stored value is a choice of theme. */
export const isChoice = (value: unknown): value is ThemeChoice =>
  value === 'light' || value === 'dark' || value === 'system'

// Runs before the first paint, so a dark page never flashes white. Kept to one expression by hand,
// since it stands in every page; theme.ts does the same once the page is alive.
const script = `try{var t=localStorage.getItem('${THEME_KEY}')}catch(e){}
document.documentElement.dataset.theme=t==='light'||t==='dark'?t:matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'`

/** Sets `data-theme` on the root element before anything is painted. */
export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, and a script must be raw text.
  return <script dangerouslySetInnerHTML={{ __html: script }} />
}
