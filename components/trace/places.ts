import { type Cause, lineColumn } from '@/core'
import type { Files, StepView } from '@/lab'

/**
 * Where an offset of `before` lies in `after`, when one stretch of text was changed in between.
 * An offset inside the changed stretch moves to its start.
 */
export function carryOffset(before: string, after: string, offset: number): number {
  if (before === after) return offset
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  if (offset <= head) return offset
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return offset >= before.length - tail ? offset + after.length - before.length : head
}

export interface Place {
  readonly file: string
  /** First and last line, counted from 1, in the text as it is now. */
  readonly line: number
  readonly endLine: number
}

/**
 * The lines a cause stands on now. `then` are the texts that ran, `now` those the reader sees.
 * Undefined when the file is gone.
 */
export function placeOf(cause: Cause | undefined, then: Files | undefined, now: Files): Place | undefined {
  const text = cause && now[cause.file]
  if (!cause || text === undefined) return undefined
  const ran = then?.[cause.file] ?? text
  const start = carryOffset(ran, text, cause.start)
  // An end at the start of a line belongs to the line before.
  const end = Math.max(start, carryOffset(ran, text, Math.max(cause.start, cause.end - 1)))
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
