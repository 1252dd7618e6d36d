/** The variables of a file: `undefined` for one that it does not have. */
export interface Variables {
  get(name: string): string | undefined
}

/** `@name = value` lines, wherever they stand. A value may use other variables; one that needs itself has none. */
export function readVariables(lines: readonly string[]): Variables {
  const raw = new Map<string, string>()
  for (const line of lines) {
    const match = /^@([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line)
    if (match?.[1]) raw.set(match[1], match[2] ?? '')
  }
  const resolve = (name: string, asking: readonly string[]): string | undefined => {
    const value = raw.get(name)
    if (value === undefined || asking.includes(name)) return undefined
    return value.replace(
      /\{\{\s*([^{}]*?)\s*\}\}/g,
      (all, inner: string) => resolve(inner, [...asking, name]) ?? all,
    )
  }
  return { get: (name) => resolve(name, []) }
}
