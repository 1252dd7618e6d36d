import type { YAMLError } from 'yaml'
import type { Problem } from '@/core'

/** What went wrong, and what to do, in place of the words of the parser. */
const WORDS: Readonly<Record<string, readonly [message: string, help: string]>> = {
  TAB_AS_INDENT: ['a tab cannot indent', 'Use spaces, two for each level.'],
  BAD_INDENT: [
    'the indentation does not fit',
    'Give all keys of one mapping, and all dashes of one list, the same indentation; close every bracket.',
  ],
  BAD_SCALAR_START: ['a value cannot start with this character', 'Put the value in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'a second `:` on this line makes a mapping where none can be',
    'Put the value in quotes, or start a new line for the inner key.',
  ],
  BLOCK_IN_FLOW: [
    'a list or mapping with dashes or indentation cannot stand in brackets',
    'Close the bracket first.',
  ],
  MISSING_CHAR: ['something is missing here', 'Close the quote or bracket, or put a comma or colon.'],
  MULTILINE_IMPLICIT_KEY: ['a key must stand on one line', 'Check for a missing `:` on the line above.'],
  UNEXPECTED_TOKEN: ['this does not belong here', 'Check the indentation, and for a missing `:` or `-`.'],
  BAD_DQ_ESCAPE: ['this escape is not known', 'Write `\\\\` for a backslash, or use single quotes.'],
  RESOURCE_EXHAUSTION: ['the file is nested too deeply', 'Close the brackets, or indent less.'],
  BAD_ALIAS: ['an anchor or alias needs a name', 'Put the value in quotes if it is a text.'],
  MULTIPLE_ANCHORS: ['a value can have one anchor only', 'Remove one of the two.'],
  KEY_OVER_1024_CHARS: ['a key can have 1024 characters at most', 'Check for a missing `:`.'],
}

/** An error of the parser as a problem on its place. */
export function syntaxProblem(error: YAMLError, text: string, file: string): Problem {
  const [message, help] = WORDS[error.code] ?? [error.message, undefined]
  const start = Math.min(error.pos[0], text.length)
  // The end of the text has no width; the last character shows where it is.
  const from = start === text.length ? Math.max(0, text.trimEnd().length - 1) : start
  const end = Math.min(text.length, Math.max(error.pos[1], from + 1))
  return { severity: 'error', code: 'kong/syntax', message, cause: { file, start: from, end }, help }
}
