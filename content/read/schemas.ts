import { parse } from 'yaml'
import { z } from 'zod'
import { ContentError } from './files'

const text = z.string().trim().min(1)

/** A source of a lesson, shown as a numbered note at its end. */
const noteSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'use a to z, 0 to 9 and -')
    .describe('The name by which `<Note id="…" />` calls it'),
  title: text,
  url: z.url({ protocol: /^https$/ }),
  date: z
    .string()
    .regex(
      /^\d{4}(-\d{2}(-\d{2})?)?$/,
      'write the date of the source in quotes: "2022-06-01", "2022-06" or "2022"',
    ),
})

export const lessonSchema = z.strictObject({
  title: text.max(60).describe('Sentence case, no full stop'),
  description: text.max(180).describe('For search results and the list of lessons: one or two sentences'),
  question: text.describe('The question that the lesson answers'),
  minutes: z.number().int().min(3).max(40).describe('Reading and trying, in minutes'),
  notes: z.array(noteSchema).min(1).describe('In the order in which the prose calls them'),
})

export const courseSchema = z.strictObject({
  title: text.max(40),
  description: text.max(180),
})

export const labSchema = z.strictObject({
  title: text.max(60),
  description: text.max(240).optional(),
  shown: z.array(text).min(1).describe('The files that a beginner sees; the rest stands behind "All files"'),
  firstCall: text.optional().describe('The name of the call in `requests.http` that is picked first'),
})

/** What a lesson says about its lab, over what the shop says. */
export const lessonLabSchema = labSchema.partial().extend({
  remove: z
    .array(text)
    .default([])
    .describe('Files of the shop that this lab leaves out, or folders with a slash at their end'),
})

export const taskSchema = z.strictObject({ title: text.max(80) })

/** The front matter of `broken/<mistake>/why.md`. */
export const mistakeSchema = z.strictObject({
  check: text.describe('The name of the check that has to catch it'),
})

export type NoteText = z.infer<typeof noteSchema>

/** Holds a value against a schema; a fault names the file, the field and what is wanted there. */
export function check<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => {
    const place = issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ` : ''
    return `${place}${issue.message}`
  })
  throw new ContentError(file, 'does not have the form that is wanted.', `${faults.join('; ')}.`)
}

/** The same for a file of JSON. */
export function checkJson<T>(schema: z.ZodType<T>, source: string, file: string): T {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ContentError(file, `is not JSON (${reason}).`, 'Mend the text at that place.')
  }
  return check(schema, value, file)
}

/** Takes the front matter off a text and checks it. */
export function frontMatter<T>(
  schema: z.ZodType<T>,
  source: string,
  file: string,
): { data: T; body: string } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(source)
  if (!match) {
    throw new ContentError(
      file,
      'has no front matter.',
      'Begin it with a line `---`, the fields, and another `---`.',
    )
  }
  let value: unknown
  try {
    value = parse(match[1] ?? '')
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new ContentError(
      file,
      `has front matter that is not YAML (${reason}).`,
      'Mend it; texts with a colon need quotes.',
    )
  }
  return { data: check(schema, value, file), body: source.slice(match[0].length) }
}
