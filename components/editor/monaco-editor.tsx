'use client'

import Editor from '@monaco-editor/react'
import type { editor } from 'monaco-editor/editor'
import { useEffect, useRef, useState } from 'react'
import type { EditorProps } from './code-editor'
import { CODE } from './code-metrics'
import { languageOf } from './language'
import { assistWith } from './monaco-assist'
import { showMarkers } from './monaco-markers'
import { monaco } from './monaco-setup'
import { THEME } from './monaco-theme'

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  fontSize: CODE.fontSize,
  lineHeight: CODE.lineHeight,
  fontWeight: '450',
  fontLigatures: false,
  padding: { top: CODE.top, bottom: 8 },
  lineNumbersMinChars: CODE.numberChars,
  lineDecorationsWidth: CODE.gap,
  glyphMargin: false,
  folding: false,
  minimap: { enabled: false },
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  scrollBeyondLastLine: false,
  renderLineHighlight: 'none',
  stickyScroll: { enabled: false },
  bracketPairColorization: { enabled: false },
  guides: { indentation: false },
  links: false,
  automaticLayout: true,
  tabSize: 2,
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, comments: false, strings: true },
  unicodeHighlight: { ambiguousCharacters: false },
  scrollbar: { alwaysConsumeMouseWheel: false, horizontalScrollbarSize: 10, verticalScrollbarSize: 10 },
}

/** The live editor. Reached only through `code-editor.tsx`, which fetches it when it is wanted. */
export function MonacoEditor(props: EditorProps & { readonly onReady: (focusable: () => void) => void }) {
  const { file, text, problems, coverage, schema, marked, tabIndents } = props
  const [view, setView] = useState<editor.IStandaloneCodeEditor | null>(null)
  const latest = useRef(props)
  latest.current = props
  const decorations = useRef<editor.IEditorDecorationsCollection | null>(null)

  useEffect(() => assistWith(schema), [schema])
  useEffect(() => view?.updateOptions({ ariaLabel: file }), [view, file])
  useEffect(() => view?.updateOptions({ tabFocusMode: !tabIndents }), [view, tabIndents])
  useEffect(() => {
    const model = view?.getModel()
    if (model) showMarkers(monaco, model, problems, coverage)
  }, [view, problems, coverage])

  useEffect(() => {
    if (!view) return
    decorations.current ??= view.createDecorationsCollection()
    decorations.current.set(
      marked
        ? [
            {
              range: new monaco.Range(marked.line, 1, marked.endLine, 1),
              options: { isWholeLine: true, className: 'marked-line', marginClassName: 'marked-margin' },
            },
          ]
        : [],
    )
  }, [view, marked])

  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit that moves the marked lines must not scroll
  useEffect(() => {
    const lines = latest.current.marked
    if (view && lines) view.revealLinesInCenterIfOutsideViewport(lines.line, lines.endLine)
  }, [view, props.markedKey])

  function mount(mounted: editor.IStandaloneCodeEditor) {
    // Leaving is always possible: Escape hands the next Tab back to the page.
    mounted.onKeyDown((event) => {
      if (!latest.current.tabIndents) return
      if (event.keyCode === monaco.KeyCode.Escape) mounted.updateOptions({ tabFocusMode: true })
      else if (event.keyCode !== monaco.KeyCode.Tab && event.keyCode !== monaco.KeyCode.Shift)
        mounted.updateOptions({ tabFocusMode: false })
    })
    mounted.onDidChangeCursorPosition(({ position, reason }) => {
      // Only the reader's own moves count, not those of a text put in place.
      if (mounted.hasTextFocus() || reason === monaco.editor.CursorChangeReason.Explicit)
        latest.current.onCursor(position.lineNumber)
    })
    // A list of problems that opens below must not hide the line being written.
    mounted.onDidLayoutChange(() => {
      const position = mounted.getPosition()
      if (position && mounted.hasTextFocus()) mounted.revealPosition(position)
    })
    setView(mounted)
    latest.current.onReady(() => mounted.focus())
  }

  return (
    <Editor
      path={`inmemory://lab/${props.home}/${file}`}
      language={languageOf(file)}
      value={text}
      theme={THEME}
      loading={null}
      saveViewState
      options={{ ...OPTIONS, fontFamily: fontFamily(), ariaLabel: file, tabFocusMode: !tabIndents }}
      onMount={mount}
      onChange={(value) => {
        if (value !== undefined && value !== latest.current.text) latest.current.onChange(value)
      }}
    />
  )
}

/** Monaco measures with a plain family name, so the variable is resolved first. */
function fontFamily(): string {
  return getComputedStyle(document.documentElement).getPropertyValue('--mono').trim() || 'monospace'
}
