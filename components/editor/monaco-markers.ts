import type { editor } from 'monaco-editor/editor'
import type { Problem } from '@/core'
import type { CoverageItem } from '@/gateway'
import type { Monaco } from './monaco-setup'

const OWNER = 'lab'

/** Underlines what is wrong in a file, and what of it is not run as the product would run it. */
export function showMarkers(
  monaco: Monaco,
  model: editor.ITextModel,
  problems: readonly Problem[],
  coverage: readonly CoverageItem[],
): void {
  const place = (start: number, end: number) => {
    const from = model.getPositionAt(start)
    const to = model.getPositionAt(Math.max(end, start + 1))
    return {
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    }
  }
  monaco.editor.setModelMarkers(model, OWNER, [
    ...problems.map((problem) => ({
      ...place(problem.cause.start, problem.cause.end),
      severity: {
        error: monaco.MarkerSeverity.Error,
        warning: monaco.MarkerSeverity.Warning,
        info: monaco.MarkerSeverity.Info,
      }[problem.severity],
      message: problem.help ? `${problem.message}\n${problem.help}` : problem.message,
      code: problem.docs ? { value: problem.code, target: monaco.Uri.parse(problem.docs) } : problem.code,
    })),
    ...coverage
      .filter((item) => item.level !== 'run')
      .map((item) => ({
        ...place(item.cause.start, item.cause.end),
        severity: monaco.MarkerSeverity.Hint,
        message: `${item.construct}: ${item.level}${item.why ? `. ${item.why}` : ''}`,
      })),
  ])
}
