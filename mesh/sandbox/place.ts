import type { Cause, Files } from '@/core'

/** The name a module has in a stack trace: unlike any file of the engine's own. */
const PREFIX = 'workspace:///'

export function sourceUrl(file: string): string {
  return PREFIX + encodeURI(file)
}

const FRAME = /workspace:\/\/\/([^\s:)]+):(\d+)(?::(\d+))?/g

/** All places of the workspace's own modules in a stack trace, innermost first. The stripped code keeps the lines of the text. */
export function placesIn(stack: string | undefined, files: Files): Cause[] {
  const places: Cause[] = []
  for (const [, path, line] of (stack ?? '').matchAll(FRAME)) {
    const file = decodeURI(path ?? '')
    const text = files[file]
    if (text !== undefined) places.push(lineCause(file, text, Number(line)))
  }
  return places
}

/** The text of one line, counted from 1, without its indent. */
export function lineCause(file: string, text: string, line: number): Cause {
  const lines = text.split('\n')
  const index = Math.max(0, Math.min(line, lines.length) - 1)
  const before = lines.slice(0, index).reduce((length, each) => length + each.length + 1, 0)
  const content = (lines[index] ?? '').trimEnd()
  const indent = content.length - content.trimStart().length
  return { file, start: before + indent, end: before + Math.max(content.length, indent + 1) }
}
