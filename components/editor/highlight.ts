import { createHighlighterCore, type ThemeRegistration } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import ini from 'shiki/langs/ini.mjs'
import typescript from 'shiki/langs/typescript.mjs'
import yaml from 'shiki/langs/yaml.mjs'
import type { Workspace } from '@/lab'
import { plain } from './html-lines'
import { languageOf } from './language'

/** The same colours as the live editor's, as tokens of the site, so that one text serves both themes. */
const THEME: ThemeRegistration = {
  name: 'gatehouse',
  type: 'light',
  fg: 'var(--ink)',
  bg: 'var(--card)',
  settings: [
    { settings: { foreground: 'var(--ink)' } },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: 'var(--ink-3)' } },
    { scope: ['string', 'punctuation.definition.string'], settings: { foreground: 'var(--ok)' } },
    {
      scope: ['entity.name.tag.yaml', 'keyword', 'storage', 'keyword.other.definition.ini'],
      settings: { foreground: 'var(--road)' },
    },
    {
      scope: ['keyword.operator', 'storage.type.function.arrow', 'meta.flow-sequence string', 'constant'],
      settings: { foreground: 'var(--ink)' },
    },
  ],
}

const highlighter = createHighlighterCore({
  themes: [THEME],
  langs: [yaml, typescript, ini],
  engine: createJavaScriptRegexEngine(),
})

/** A text as HTML, one line of it per line of the text. Runs at build time only. */
export async function highlight(file: string, text: string): Promise<string> {
  const lang = languageOf(file)
  if (lang === 'plaintext') return plain(text)
  const { tokens } = (await highlighter).codeToTokens(text, {
    lang,
    theme: THEME.name ?? '',
    tokenizeTimeLimit: 0,
  })
  return tokens
    .map((line) =>
      line
        .map(({ content, color }) =>
          !color || color === 'var(--ink)' || content.trim() === ''
            ? plain(content)
            : `<span style="color:${color}">${plain(content)}</span>`,
        )
        .join(''),
    )
    .join('\n')
}

/** The files that a beginner sees first, as HTML by name, for `LabPane` and `LiveDemo`. */
export async function highlightWorkspace(workspace: Workspace): Promise<Readonly<Record<string, string>>> {
  const shown = workspace.shown.filter((file) => workspace.files[file] !== undefined)
  return Object.fromEntries(
    await Promise.all(
      shown.map(async (file) => [file, await highlight(file, workspace.files[file] ?? '')] as const),
    ),
  )
}
