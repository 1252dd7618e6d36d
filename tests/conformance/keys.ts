import { z } from 'zod'

/** Keys that only describe a vector, or a part of one. They change nothing about its run. */
const DESCRIBING: ReadonlySet<string> = new Set([
  'title',
  'source',
  'note',
  'basis',
  'origin',
  'category',
  'partial',
  'observed',
  'routeFromRun',
  'verifiedByRunningKongRouter',
  'fromUnitRun',
  'plugin',
  'policy',
])

/** Keys that only describe a file, beside its `vectors`. */
const DESCRIBING_A_FILE: ReadonlySet<string> = new Set(['count', 'format', 'category'])

function without(keys: ReadonlySet<string>, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)))
}

/** An object with exactly these keys; those that only describe are dropped, any other is a fault. */
export function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((value) => without(DESCRIBING, value), z.strictObject(shape))
}

/** What a file holds: a list of vectors, or such a list under `vectors`. */
export const vectorFile = z.union([
  z.array(z.unknown()),
  z
    .preprocess(
      (value) => without(DESCRIBING_A_FILE, value),
      z.strictObject({ vectors: z.array(z.unknown()) }),
    )
    .transform((file) => file.vectors),
])

/** The same where nothing is run, and so nothing beside the vectors has to be understood. */
export const skippedFile = z.union([
  z.array(z.unknown()),
  z.looseObject({ vectors: z.array(z.unknown()) }).transform((file) => file.vectors),
])
