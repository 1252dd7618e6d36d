import { useMemo } from 'react'
import { CODE } from './code-metrics'
import { htmlLines } from './html-lines'

export interface MarkedLines {
  readonly line: number
  readonly endLine: number
}

/** The text as it stands before the live editor arrives: same place, size and colours. */
export function StillCode({
  published,
  text,
  html,
  marked,
}: {
  readonly published: string
  readonly text: string
  readonly html: string | undefined
  readonly marked: MarkedLines | null
}) {
  const lines = useMemo(() => htmlLines(published, text, html), [published, text, html])
  return (
    <pre
      className="min-w-max font-mono font-[450] text-ink"
      style={{ fontSize: CODE.fontSize, lineHeight: `${CODE.lineHeight}px`, paddingTop: CODE.top }}
    >
      {lines.map((line, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          key={i}
          className={`flex ${marked && i + 1 >= marked.line && i + 1 <= marked.endLine ? 'marked-line' : ''}`}
        >
          <span
            aria-hidden="true"
            className="select-none text-right text-ink-3"
            style={{ width: CODE.numbers, marginRight: CODE.gap, flex: 'none' }}
          >
            {i + 1}
          </span>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own highlighter, or escaped */}
          <span dangerouslySetInnerHTML={{ __html: `${line}\n` }} />
        </span>
      ))}
    </pre>
  )
}
