import type { Problem } from '@/core'
import type { CheckInfo } from '../protocol'

const TEST = /^[ \t]*test\(\s*(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\$])*)`)/gm

/**
 * The checks of a file without running any of it, so that they can be read first. A check begins at
 * its `test(` at the start of a line and reaches to the next one.
 */
export function listChecks(file: string, source: string): { checks: CheckInfo[]; problems: Problem[] } {
  const found = [...source.matchAll(TEST)]
  const checks = found.map((match, i): CheckInfo => {
    const raw = match[1] ?? match[2] ?? match[3] ?? ''
    const end = found[i + 1]?.index ?? source.length
    const text = source.slice(match.index, end).trimEnd()
    return { name: raw.replace(/\\(.)/g, '$1'), file, start: match.index, end: match.index + text.length }
  })
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const check of checks) {
    if (seen.has(check.name)) {
      const message = `Two checks are called “${check.name}”.`
      const help = 'Give each check a name of its own: it is chosen by its name.'
      problems.push({
        severity: 'error',
        code: 'checks/same-name',
        message,
        help,
        cause: { file, start: check.start, end: check.end },
      })
    }
    seen.add(check.name)
  }
  return { checks, problems }
}
