/**
 * What a reader has done, kept in this browser alone under one key:
 *
 *   { "version": 1, "lessons": { "what-an-api-is": { "read": true, "solved": ["rename-a-field"] } } }
 *
 * Life cycle: a lesson gets an entry when it is opened; `read` is set when its end came into view, or
 * by the reader's own click; `solved` grows when all checks of an exercise pass. A version that is not
 * known is left alone on disk and counts as empty: a newer site wrote it.
 */
export const PROGRESS_KEY = 'gatehouse.progress'

export interface LessonProgress {
  readonly read: boolean
  readonly solved: readonly string[]
}

export type Progress = Readonly<Record<string, LessonProgress>>

export const NO_PROGRESS: Progress = {}

const UNTOUCHED: LessonProgress = { read: false, solved: [] }

/** Reads a stored text; `undefined` when it must not be written over. Broken texts are empty. */
export function decodeProgress(text: string | null): Progress | undefined {
  if (text === null) return NO_PROGRESS
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return NO_PROGRESS
  }
  if (!isRecord(value)) return NO_PROGRESS
  if (value.version !== 1) return typeof value.version === 'number' ? undefined : NO_PROGRESS
  if (!isRecord(value.lessons)) return NO_PROGRESS
  return Object.fromEntries(
    Object.entries(value.lessons).flatMap(([slug, one]) => {
      if (!isRecord(one)) return []
      const solved = Array.isArray(one.solved) ? one.solved.filter((id) => typeof id === 'string') : []
      return [[slug, { read: one.read === true, solved }]]
    }),
  )
}

export function encodeProgress(lessons: Progress): string {
  return JSON.stringify({ version: 1, lessons })
}

/** The same progress with one lesson changed; the very same object when nothing changes. */
export function withLesson(
  progress: Progress,
  slug: string,
  change: { readonly read?: boolean; readonly solved?: string },
): Progress {
  const before = progress[slug]
  const { read, solved } = before ?? UNTOUCHED
  const next: LessonProgress = {
    read: change.read ?? read,
    solved:
      change.solved === undefined || solved.includes(change.solved) ? solved : [...solved, change.solved],
  }
  if (before && next.read === read && next.solved === solved) return progress
  return { ...progress, [slug]: next }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
