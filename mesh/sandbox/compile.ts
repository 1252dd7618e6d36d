import { transform } from 'sucrase'
import type { Cause } from '@/core'
import { markAwaits } from './awaits'
import { lineCause, sourceUrl } from './place'

/** A fault of a module that is known before or while it is loaded, with its place. */
export class ModuleFault extends Error {
  constructor(
    message: string,
    readonly place: Cause,
    readonly help?: string,
  ) {
    super(message)
  }
}

/** A module's text as a function of its scope, value by value. */
export type Compiled = (...scope: unknown[]) => void

/** Compiled modules by path and text; the oldest go when there are many, as a reader types. */
const cache = new Map<string, Compiled>()
const MOST = 200

/**
 * TypeScript text as a function of its scope. Types are stripped, imports become `require`, and
 * lines stay where they are, so that a stack trace points at the reader's text.
 * @param names the names that the module's scope offers, in order
 * @throws ModuleFault for a text that is no TypeScript
 */
export function compile(file: string, text: string, names: readonly string[]): Compiled {
  const key = `${file}\n${names.length}\n${text}`
  const known = cache.get(key)
  if (known) return known
  const compiled = evaluate(file, text, strip(file, text), names)
  if (cache.size >= MOST) cache.delete(cache.keys().next().value ?? '')
  cache.set(key, compiled)
  return compiled
}

function strip(file: string, text: string): string {
  try {
    return transform(text, {
      transforms: ['typescript', 'imports'],
      filePath: file,
      disableESTransforms: true,
    }).code
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const loc = error instanceof Error && 'loc' in error ? error.loc : undefined
    const line = typeof loc === 'object' && loc !== null && 'line' in loc ? Number(loc.line) : 1
    const column = typeof loc === 'object' && loc !== null && 'column' in loc ? Number(loc.column) : 0
    throw new ModuleFault(
      message.replace(/^Error transforming .*?: /, '').replace(/ \(\d+:\d+\)$/, ''),
      pointCause(file, text, line, column),
    )
  }
}

/** One token's width at a line (from 1) and column. */
function pointCause(file: string, text: string, line: number, column: number): Cause {
  const lines = text.split('\n')
  const before = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0)
  const start = Math.max(0, Math.min(before + Math.max(0, column - 1), text.length - 1))
  return { file, start, end: start + (/^\w+/.exec(text.slice(start))?.[0].length ?? 1) }
}

function evaluate(file: string, text: string, code: string, names: readonly string[]): Compiled {
  const load = (body: string): Compiled => {
    // Indirect, so that the module sees the global scope and its own parameters, nothing of ours.
    // biome-ignore lint/security/noGlobalEval: running the reader's modules is what this room is for
    const indirect = eval
    return indirect(`(function (${names.join(', ')}) {${body}\n})\n//# sourceURL=${sourceUrl(file)}`)
  }
  let plain: Compiled
  try {
    // First as it is written, so that a fault is told in terms of the reader's own text.
    plain = load(code)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    // Firefox tells the line; other engines only name what it is about.
    const line = error instanceof Error && 'lineNumber' in error ? Number(error.lineNumber) : 0
    throw new ModuleFault(message, line > 0 ? lineCause(file, text, line) : namedCause(file, text, message))
  }
  const marked = markAwaits(code)
  if (marked === code) return plain
  try {
    return load(marked)
  } catch {
    // Code that cannot be marked runs all the same; only the trace of calls at once knows less.
    return plain
  }
}

/** An engine gives no place for a fault in evaluated text, but names what it is about: its last declaration is meant. */
function namedCause(file: string, text: string, message: string): Cause {
  const name = /['"`]([\w$]+)['"`]/.exec(message)?.[1]
  const at =
    name === undefined ? [] : [...text.matchAll(new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\b`, 'g'))]
  const last =
    at.findLast(({ index }) => /\b(?:const|let|class|function)\s+$/.test(text.slice(0, index))) ?? at.at(-1)
  if (!last) return lineCause(file, text, 1)
  return { file, start: last.index, end: last.index + last[0].length }
}
