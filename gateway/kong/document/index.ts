import type { Files, Problem } from '@/core'
import type { Coverage } from '../../dialect'
import { loadConf } from '../conf'
import type { KongDocument } from '../entities'
import type { Plugin } from '../plugin'
import type { Row } from '../schema'
import { adviceOn } from './advice'
import { buildDocument } from './build'
import { checkDocument } from './check'
import { coverageOf } from './coverage'
import type { Fault } from './error-tree'
import { pathText } from './error-tree'
import { placeOf } from './located'
import { problemOf, type Source } from './problems'
import { readJson } from './read-json'
import { type Read, readYaml } from './read-yaml'
import type { ReferenceFault } from './references'
import { isRow } from './table'

export { validateDocument } from './validate-document'

/** The names under which a document is looked for, in this order. */
export const DOCUMENT_FILES: readonly string[] = ['kong.yml', 'kong.yaml', 'kong.json']

const DOCS = 'https://developer.konghq.com/gateway/db-less-mode/'
const MAX_LENGTH = 2_000_000
/** More problems than this help nobody. */
const MAX_PROBLEMS = 200

export interface Loaded {
  /** Absent when Kong would refuse the file. */
  readonly document?: KongDocument
  readonly problems: readonly Problem[]
  readonly coverage: Coverage
}

/**
 * Reads the declarative configuration of a workspace: `kong.yml`, `kong.yaml` or `kong.json`. Everything
 * wrong with it becomes a problem on its place, in Kong's own words. Never throws.
 */
export function loadDocument(files: Files, plugins: ReadonlyMap<string, Plugin>): Loaded {
  const [file, other] = DOCUMENT_FILES.filter((name) => Object.hasOwn(files, name))
  if (file === undefined)
    return refused(fileProblem('kong.yml', 0, 'there is no kong.yml', 'Add a file `kong.yml`.'))
  const text = files[file] ?? ''
  const { top, problems } = read(text, file)
  if (problems.some((problem) => problem.severity === 'error')) return refused(...problems)
  if (!top || !isRow(top.value)) {
    const message = 'failed parsing declarative configuration: expected an object'
    return refused(
      ...problems,
      fileProblem(file, text.length, message, 'Begin with `_format_version: "3.0"`.'),
    )
  }
  const loaded = load({ top, text, file }, top.value, files, plugins)
  const second = other === undefined ? [] : [ignoredFile(other, file)]
  return { ...loaded, problems: [...problems, ...loaded.problems, ...second] }
}

function read(text: string, file: string): Read {
  if (text.length > MAX_LENGTH) {
    const message = `the file is longer than ${MAX_LENGTH / 1_000_000} million characters`
    return { problems: [fileProblem(file, text.length, message)] }
  }
  return file.endsWith('.json') ? readJson(text, file) : readYaml(text, file)
}

function load(
  written: Omit<Source, 'rules'>,
  value: Row,
  files: Files,
  plugins: ReadonlyMap<string, Plugin>,
): Loaded {
  const { top, file } = written
  const { conf } = loadConf(files)
  const rules = { plugins, flavor: conf.router_flavor }
  const checked = checkDocument(value, rules)
  if ('sound' in checked) {
    const document = buildDocument(checked.sound, top, file)
    const coverage = coverageOf(checked.sound, document, plugins, top, file, conf)
    return { document, problems: adviceOn(document, rules, top, file), coverage }
  }
  const source: Source = { ...written, rules }
  if (checked.stage === 'references')
    return refused(...checked.faults.map((fault) => referenceProblem(fault, source)))
  return refused(...schemaProblems(checked.errors.faults(), source))
}

/** In the order of the text; on one place a field before the entity, whose fault it often explains. */
function schemaProblems(faults: readonly Fault[], source: Source): Problem[] {
  const ordered = faults.slice(0, MAX_PROBLEMS).map((fault) => ({ fault, problem: problemOf(fault, source) }))
  ordered.sort(
    (a, b) =>
      a.problem.cause.start - b.problem.cause.start || Number(a.fault.entity) - Number(b.fault.entity),
  )
  return ordered.map(({ problem }) => problem)
}

function referenceProblem({ placed, field, kind, message }: ReferenceFault, { top, file }: Source): Problem {
  const path = [...placed.path, field]
  const help =
    kind === 'unique'
      ? uniqueHelp(field, placed.kind.name)
      : `Write the name or id of one of the ${reference(placed.kind.record.fields[field])} in this file.`
  return {
    severity: 'error',
    code: kind === 'unique' ? 'kong/unique' : 'kong/reference',
    message,
    path: pathText(kind === 'unique' ? placed.path : path),
    cause: placeOf(top, path, file),
    help,
    docs: placed.kind.docs,
  }
}

function uniqueHelp(field: string, kind: string): string {
  if (field !== 'id') return `Give each of the ${kind} a \`${field}\` of its own.`
  if (kind === 'plugins') return 'One place can have each plugin once: keep one of the two.'
  if (kind === 'targets')
    return 'An upstream can have each target once: give the first one more weight instead.'
  return 'Keep one of the two.'
}

function reference(field: unknown): string {
  return typeof field === 'object' && field !== null && 'reference' in field
    ? String(field.reference)
    : 'entities'
}

function refused(...problems: Problem[]): Loaded {
  return { problems, coverage: [] }
}

function fileProblem(file: string, length: number, message: string, help?: string): Problem {
  const cause = { file, start: 0, end: Math.min(1, length) }
  return { severity: 'error', code: 'kong/file', message, cause, help, docs: DOCS }
}

function ignoredFile(file: string, used: string): Problem {
  return {
    severity: 'warning',
    code: 'kong/file',
    message: `${used} is used; this file is not read`,
    cause: { file, start: 0, end: 0 },
    help: 'Keep one of the two.',
  }
}
