import { readFileSync } from 'node:fs'
import { ZodError } from 'zod'
import type { Json } from '@/core'
import type { VectorFile } from './discover'
import { skippedFile, vectorFile } from './keys'
import { runnerOf } from './kinds'
import { SKIPPED_DIALECTS, SKIPPED_IDS, SKIPPED_KINDS } from './skips'
import type { FileReport, Report, Result, Runner } from './types'

/** Runs every vector of these files, one after another. Never throws: what goes wrong is a failure. */
export async function runFiles(files: readonly VectorFile[]): Promise<Report> {
  const reports: FileReport[] = []
  for (const file of files) reports.push(await runFile(file))
  const sum = (count: (report: FileReport) => number) => reports.reduce((total, one) => total + count(one), 0)
  return {
    passed: sum((report) => report.passed),
    failed: sum((report) => report.failed),
    skipped: sum((report) => report.skipped),
    files: reports,
  }
}

async function runFile(file: VectorFile): Promise<FileReport> {
  let vectors: readonly unknown[]
  try {
    const shape = reasonToSkip(file, '') === undefined ? vectorFile : skippedFile
    vectors = shape.parse(JSON.parse(readFileSync(file.path, 'utf8')))
  } catch (fault) {
    return reportOf(file.file, [['(the file)', failed('a list of vectors', say(fault))]])
  }
  const results: [string, Result][] = []
  const seen = new Set<string>()
  for (const vector of vectors) {
    const id = idOf(vector)
    if (id === undefined) results.push(['(no id)', failed('an id', vector as Json)])
    else if (seen.has(id)) results.push([id, failed('an id of its own', 'the same id twice in one file')])
    else results.push([id, await runVector(file, id, vector)])
    if (id !== undefined) seen.add(id)
  }
  return reportOf(file.file, results)
}

async function runVector(file: VectorFile, id: string, vector: unknown): Promise<Result> {
  const reason = reasonToSkip(file, id)
  if (reason !== undefined) return { state: 'skipped', reason }
  const runner: Runner | undefined = runnerOf(file)
  if (!runner) return failed('a kind of vectors that the runner knows', file.kind)
  try {
    return await runner(vector)
  } catch (fault) {
    return failed(
      fault instanceof ZodError ? 'a vector of known keys and kinds' : 'a run to the end',
      say(fault),
    )
  }
}

function reasonToSkip({ dialect, kind }: VectorFile, id: string): string | undefined {
  if (dialect === undefined) return undefined
  return SKIPPED_DIALECTS[dialect] ?? SKIPPED_KINDS[`${dialect}/${kind}`] ?? SKIPPED_IDS.get(id)
}

function idOf(vector: unknown): string | undefined {
  if (typeof vector !== 'object' || vector === null || !('id' in vector)) return undefined
  return typeof vector.id === 'string' && vector.id !== '' ? vector.id : undefined
}

const failed = (expected: Json, got: Json): Result => ({ state: 'failed', expected, got })

function say(fault: unknown): string {
  if (fault instanceof ZodError) {
    return fault.issues.map(({ path, message }) => `${path.join('.') || 'vector'}: ${message}`).join('; ')
  }
  return fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)
}

function reportOf(file: string, results: readonly (readonly [string, Result])[]): FileReport {
  const failures = results.flatMap(([id, result]) =>
    result.state === 'failed' ? [{ id, expected: result.expected, got: result.got }] : [],
  )
  const skips = results.flatMap(([id, result]) =>
    result.state === 'skipped' ? [{ id, reason: result.reason }] : [],
  )
  return {
    file,
    passed: results.length - failures.length - skips.length,
    failed: failures.length,
    skipped: skips.length,
    failures,
    skips,
  }
}
