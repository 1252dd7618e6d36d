import type { Files } from '@/lab'
import { ContentError, folders, needText, readFolder, readText, slugOf } from './files'
import { frontMatter, mistakeSchema, taskSchema } from './schemas'

/** One `test(…)` of a `checks.ts`, as text. */
export interface CheckText {
  readonly name: string
  readonly source: string
}

/** A mistake that a reader may well make, and the check that has to catch it. */
export interface PlantedMistake {
  readonly name: string
  /** The name of the check. */
  readonly check: string
  /** Why it is a mistake, in a sentence or two. */
  readonly why: string
  readonly files: Files
}

export interface Exercise {
  /** The folder's name, for example `1-two-404s`. */
  readonly folder: string
  /** The same without its number; unique within the lesson. */
  readonly id: string
  readonly title: string
  readonly hints: readonly string[]
  readonly checksFile: string
  readonly checksSource: string
  readonly checks: readonly CheckText[]
  /** Whether the exercise begins with other files than the lesson's lab. */
  readonly ownStart: boolean
  /** Whole workspaces, laid over the lesson's lab. */
  readonly start: Files
  readonly solution: Files
  readonly broken: readonly PlantedMistake[]
}

/** All exercises of a lesson, in order. `lab` are the files of the lesson's lab. */
export function readExercises(lesson: string, lab: Files): Exercise[] {
  return folders(`${lesson}/exercises`).map((folder) => readExercise(`${lesson}/exercises`, folder, lab))
}

function readExercise(parent: string, folder: string, lab: Files): Exercise {
  const path = `${parent}/${folder}`
  const task = needText(`${path}/task.mdx`, 'Write the task there, with its `title` in the front matter.')
  const checksSource = needText(`${path}/checks.ts`, 'Write the checks there, one `test(…)` for each.')
  const start = readFolder(`${path}/start`)
  const solution = readFolder(`${path}/solution`)
  if (Object.keys(solution).length === 0) {
    throw new ContentError(`${path}/solution`, 'is empty.', 'Put the files there that the solution changes.')
  }
  const checks = checkTexts(checksSource)
  if (checks.length === 0) {
    throw new ContentError(
      `${path}/checks.ts`,
      'holds no check.',
      "Begin each with `test('…'` at the start of a line.",
    )
  }
  return {
    folder,
    id: slugOf(parent, folder),
    title: frontMatter(taskSchema, task, `${path}/task.mdx`).data.title,
    hints: hintTexts(readText(`${path}/hints.md`) ?? ''),
    checksFile: `exercises/${folder}/checks.ts`,
    checksSource,
    checks,
    ownStart: Object.keys(start).length > 0,
    start: { ...lab, ...start },
    solution: { ...lab, ...solution },
    broken: folders(`${path}/broken`).map((name) => readMistake(`${path}/broken/${name}`, name, checks, lab)),
  }
}

function readMistake(path: string, name: string, checks: readonly CheckText[], lab: Files): PlantedMistake {
  const why = needText(
    `${path}/why.md`,
    'Say there why it is a mistake, and name the `check` that catches it.',
  )
  const { data, body } = frontMatter(mistakeSchema, why, `${path}/why.md`)
  if (!checks.some((one) => one.name === data.check)) {
    throw new ContentError(
      `${path}/why.md`,
      `names the check "${data.check}", which does not exist.`,
      `Take one of: ${checks.map((one) => `"${one.name}"`).join(', ')}.`,
    )
  }
  return { name, check: data.check, why: body.trim(), files: { ...lab, ...readFolder(path, ['why.md']) } }
}

/** The hints of a `hints.md`, parted by `---` or by headings, which are dropped. */
export function hintTexts(source: string): string[] {
  return source
    .split(/^(?:---|##.*)$/m)
    .map((part) => part.replace(/\s*\n\s*/g, ' ').trim())
    .filter((part) => part !== '')
}

/**
 * The checks of a `checks.ts` as texts, so that they can be read before anything runs. A check begins
 * with `test(` at the start of a line and ends with the first line after it that begins with `})`.
 */
export function checkTexts(source: string): CheckText[] {
  const found: CheckText[] = []
  for (const match of source.matchAll(
    /^test\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")[\s\S]*?^\}\)/gm,
  )) {
    const name = (match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1')
    found.push({ name, source: match[0] })
  }
  return found
}
