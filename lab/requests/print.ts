import type { CallInput } from '../protocol'

/** A call as a block of `requests.http`, with its separator. `parseRequests` reads it back. */
export function printRequest(call: CallInput & { readonly name?: string }): string {
  const lines = [`### ${call.name ?? ''}`.trimEnd(), `${call.method} ${call.url}`]
  for (const [name, value] of call.headers) lines.push(`${name}: ${value}`.trimEnd())
  if (call.body !== '') lines.push('', call.body)
  return `${lines.join('\n')}\n`
}
