/**
 * Query strings and URL-encoded forms as tables, the way Nginx reads and writes them: a name without
 * `=` is `true`, a repeated name is a list, malformed escapes stay as they are.
 */
export type Arg = string | true
export type Args = Map<string, Arg | readonly Arg[]>

const MAX_ARGS = 100

/** @param query without the `?`; at most `max` pairs are read, as Nginx does. */
export function decodeArgs(query: string, max = MAX_ARGS): Args {
  const args: Args = new Map()
  if (query === '') return args
  let count = 0
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = unescapeArg(at < 0 ? pair : pair.slice(0, at))
    if (name === '') continue
    if (count++ >= max) break
    addArg(args, name, at < 0 ? true : unescapeArg(pair.slice(at + 1)))
  }
  return args
}

/** Adds a further value to a name. */
export function addArg(args: Args, name: string, value: Arg): void {
  const old = args.get(name)
  if (old === undefined) args.set(name, value)
  else args.set(name, typeof old === 'object' ? [...old, value] : [old, value])
}

/** The table as a query string, in the order of what is written for each name. */
export function encodeArgs(args: Args): string {
  const groups: string[] = []
  for (const [name, value] of args) {
    const pairs = (typeof value === 'object' ? value : [value]).map((one) =>
      one === true ? escapeArg(name) : `${escapeArg(name)}=${escapeArg(one)}`,
    )
    groups.push(pairs.join('&'))
  }
  return groups.sort().join('&')
}

/**
 * The query without the pairs of that name. All others keep their place, but are written anew as the URL
 * standard's serialiser does, with `%20` for a space.
 */
export function removeArg(query: string, name: string): string {
  const kept: string[] = []
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const key = unescapeArg(at < 0 ? pair : pair.slice(0, at))
    if (key === name) continue
    kept.push(`${escapeForm(key)}=${at < 0 ? '' : escapeForm(unescapeArg(pair.slice(at + 1)))}`)
  }
  return kept.join('&')
}

/** `application/x-www-form-urlencoded` leaves `*` alone and escapes `~`. */
function escapeForm(text: string): string {
  return escapeArg(text).replaceAll('%2A', '*').replaceAll('~', '%7E')
}

const decoder = new TextDecoder()

/** `+` and percent escapes decoded; what is no escape stays. */
export function unescapeArg(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  return spaced.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) =>
    decoder.decode(Uint8Array.from(run.slice(1).split('%'), (digits) => Number.parseInt(digits, 16))),
  )
}

/** Everything but letters, digits, `-`, `.`, `_` and `~` as percent escapes. */
export function escapeArg(text: string): string {
  return /^[\w.~-]*$/.test(text)
    ? text
    : encodeURIComponent(wellFormed(text)).replace(
        /[!'()*]/g,
        (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
      )
}

/** Half a surrogate pair cannot be written as UTF-8; it becomes U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
