import { type Cause, lineColumn } from '@/core'
import type { Files, StepView } from '@/lab'

/**
 * Where an offset of `before` lies in `after`, when one stretch of text was changed in between.
 * An offset inside the changed stretch moves to its start.
 */
export function carryOffset(before: string, after: string, offset: number): number {
  const { head, end } = changedIn(before, after)
  if (offset <= head) return offset
  return offset >= end ? offset + after.length - before.length : head
}

/** The stretch of `before`, as offsets, outside of which `after` is the same. */
function changedIn(before: string, after: string): { readonly head: number; readonly end: number } {
  if (before === after) return { head: before.length, end: before.length }
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return { head, end: before.length - tail }
}

/**
 * How far the lines that hold a cause moved, where all around them was changed too; undefined when they
 * are gone. Of equal lines the one in the same place among them is meant.
 */
function movedBy(before: string, after: string, { start, end }: Cause): number | undefined {
  const from = before.lastIndexOf('\n', start - 1) + 1
  const to = before.indexOf('\n', Math.max(start, end - 1))
  const lines = before.slice(from, to < 0 ? undefined : to)
  const [was, is] = [startsOf(before, lines), startsOf(after, lines)]
  const at = was.length === is.length ? is[was.indexOf(from)] : undefined
  return at === undefined ? undefined : at - from
}

function startsOf(text: string, part: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at)
  return found
}

export interface Place {
  readonly file: string
  /** First and last line, counted from 1, in the text as it is now. */
  readonly line: number
  readonly endLine: number
}

/**
 * The lines a cause stands on now. `then` are the texts that ran, `now` those the reader sees.
 * Undefined when the file or those lines are gone.
 */
export function placeOf(cause: Cause | undefined, then: Files | undefined, now: Files): Place | undefined {
  const text = cause && now[cause.file]
  if (!cause || text === undefined) return undefined
  const ran = then?.[cause.file] ?? text
  const changed = changedIn(ran, text)
  const replaced = cause.start > changed.head && cause.end < changed.end
  const moved = replaced ? movedBy(ran, text, cause) : undefined
  if (replaced && moved === undefined) return undefined
  const carry = (offset: number) => (moved === undefined ? carryOffset(ran, text, offset) : offset + moved)
  const start = carry(cause.start)
  // An end at the start of a line belongs to the line before.
  const end = Math.max(start, carry(Math.max(cause.start, cause.end - 1)))
  return {
    file: cause.file,
    line: lineColumn(text, start).line,
    endLine: lineColumn(text.trimEnd(), end).line,
  }
}

/** The steps that a line caused: of the places that hold the line, the narrowest. */
export function stepsOnLine(
  places: readonly (Place | undefined)[],
  at: { readonly file: string; readonly line: number } | null,
): ReadonlySet<number> {
  const hits = places.flatMap((place, index) =>
    place && at && place.file === at.file && place.line <= at.line && at.line <= place.endLine
      ? [{ index, height: place.endLine - place.line }]
      : [],
  )
  const least = Math.min(...hits.map((hit) => hit.height))
  return new Set(hits.filter((hit) => hit.height === least).map((hit) => hit.index))
}

/** `line 11`, or with the file's name when it is not the one that most causes stand in. */
export function placeName(place: Place, mainFile: string): string {
  return place.file === mainFile ? `${place.line}` : `${place.file.split('/').at(-1)} ${place.line}`
}

/** The places of all steps of a call, by index. */
export function stepPlaces(
  steps: readonly StepView[],
  then: Files | undefined,
  now: Files,
): readonly (Place | undefined)[] {
  return steps.map((step) => placeOf(step.cause, then, now))
}
