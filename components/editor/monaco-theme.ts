import type { Monaco } from './monaco-setup'

export const THEME = 'gatehouse'

/** Draws Monaco in the site's own tokens, and anew whenever the reader changes the theme. */
export function followTheme(monaco: Monaco): void {
  const draw = () => define(monaco)
  draw()
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw)
}

function define(monaco: Monaco): void {
  const color = tokenReader()
  const [card, ink, ink3, road, ok] = ['card', 'ink', 'ink-3', 'road', 'ok'].map(color) as [
    string,
    ...string[],
  ]
  const bare = (hex: string | undefined) => hex?.slice(1) ?? ''
  const dark = Number.parseInt(card.slice(1, 3), 16) < 128
  monaco.editor.defineTheme(THEME, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: bare(ink) },
      ...['comment'].map((token) => ({ token, foreground: bare(ink3) })),
      ...['string', 'string.yaml', 'attribute.value', 'regexp'].map((token) => ({
        token,
        foreground: bare(ok),
      })),
      ...['type.yaml', 'keyword', 'metatag', 'attribute.name', 'key'].map((token) => ({
        token,
        foreground: bare(road),
      })),
      ...[
        'keyword.yaml',
        'number',
        'number.yaml',
        'type',
        'type.identifier',
        'identifier',
        'delimiter',
        'operators',
      ].map((token) => ({ token, foreground: bare(ink) })),
    ],
    colors: {
      'editor.background': card,
      'editor.foreground': ink ?? card,
      'editorLineNumber.foreground': ink3 ?? card,
      'editorLineNumber.activeForeground': ink ?? card,
      'editorCursor.foreground': ink ?? card,
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': `${road}40`,
      'editor.inactiveSelectionBackground': `${road}26`,
      'editorError.foreground': color('warn'),
      'editorWarning.foreground': color('warn'),
      'editorInfo.foreground': road ?? card,
      'editorWidget.background': card,
      'editorWidget.border': color('edge'),
      'editorSuggestWidget.background': card,
      'editorSuggestWidget.border': color('edge'),
      'editorSuggestWidget.selectedBackground': color('road-soft'),
      'editorSuggestWidget.selectedForeground': ink ?? card,
      'editorSuggestWidget.highlightForeground': road ?? card,
      'editorSuggestWidget.focusHighlightForeground': road ?? card,
      'editorHoverWidget.background': card,
      'editorHoverWidget.border': color('edge'),
      'editorIndentGuide.background1': color('line'),
      'editorIndentGuide.activeBackground1': color('edge'),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((n) => [`editorBracketHighlight.foreground${n}`, ink ?? card]),
      ),
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${color('edge')}55`,
      'scrollbarSlider.hoverBackground': `${color('edge')}88`,
      'scrollbarSlider.activeBackground': `${color('edge')}aa`,
      focusBorder: road ?? card,
    },
  })
  monaco.editor.setTheme(THEME)
}

/** Reads a token of the site as `#rrggbb`, which is all that Monaco understands. */
function tokenReader(): (token: string) => string {
  const probe = document.body.appendChild(document.createElement('span'))
  probe.hidden = true
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  queueMicrotask(() => probe.remove())
  return (token) => {
    probe.style.color = `var(--${token})`
    if (!pen) return '#808080'
    pen.fillStyle = getComputedStyle(probe).color
    pen.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0] = pen.getImageData(0, 0, 1, 1).data
    return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  }
}
