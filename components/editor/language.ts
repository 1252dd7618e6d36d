export type Language = 'yaml' | 'typescript' | 'ini' | 'plaintext'

const BY_ENDING: Readonly<Record<string, Language>> = {
  yml: 'yaml',
  yaml: 'yaml',
  ts: 'typescript',
  conf: 'ini',
}

/** The language a file is coloured as, by its ending. */
export function languageOf(file: string): Language {
  return BY_ENDING[file.slice(file.lastIndexOf('.') + 1)] ?? 'plaintext'
}
