import type { FileReport, Report } from './types'

/**
 * The report as text: a line per file, under it the failing ids with what was expected and what
 * came, and the reasons of what was skipped; last, `N passed, N failed, N skipped`.
 */
export function format(report: Report): string {
  return [...report.files.flatMap(linesOf), totals(report)].join('\n')
}

function linesOf(file: FileReport): string[] {
  const lines = [`${file.file}: ${totals(file)}`]
  for (const [reason, count] of reasons(file)) lines.push(`  skipped ${count}: ${reason}`)
  for (const { id, expected, got } of file.failures) {
    lines.push(
      `  FAILED ${id}`,
      `    expected ${JSON.stringify(expected)}`,
      `    got      ${JSON.stringify(got)}`,
    )
  }
  return lines
}

function reasons(file: FileReport): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { reason } of file.skips) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return counts
}

function totals({ passed, failed, skipped }: Pick<Report, 'passed' | 'failed' | 'skipped'>): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
