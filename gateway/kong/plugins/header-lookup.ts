import type { HeaderList } from '@/core'

/**
 * A look for a header the way Kong's table of headers answers: under the name as configured, and where
 * nothing is there and the name holds underscores, under the same name with hyphens.
 * Behaviour: OpenResty `ngx.req.get_headers`.
 */
export function headerLookup(name: string): (headers: HeaderList) => readonly string[] {
  const lower = name.toLowerCase()
  const hyphened = lower.replaceAll('_', '-')
  const valuesOf = (headers: HeaderList, wanted: string): string[] => {
    const values: string[] = []
    for (const [key, value] of headers) {
      if (key.length === wanted.length && key.toLowerCase() === wanted) values.push(value)
    }
    return values
  }
  if (lower === hyphened) return (headers) => valuesOf(headers, lower)
  return (headers) => {
    const values = valuesOf(headers, lower)
    return values.length > 0 ? values : valuesOf(headers, hyphened)
  }
}
