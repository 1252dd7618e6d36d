import type { RouterFlavor } from './flavor'
import { translate } from './regex-syntax'

/** A pattern that runs, or why it cannot. */
export type CompiledRegex =
  | {
      readonly regex: RegExp
      /** Where the capture groups of the source stand among those of `regex`, which may have more. */
      readonly groups: readonly number[]
    }
  | { readonly message: string }

/**
 * Compiles a regular expression as the router of this flavour understands it: `traditional` speaks
 * PCRE, `traditional_compatible` the syntax of Rust's `regex` crate. It is anchored at the start.
 * What JavaScript cannot say exactly is refused with a message, never guessed. Never throws.
 *
 * Behaviour: Kong/kong `kong/router/traditional.lua` (matching with the `a` flag) and
 * `kong/router/transform.lua` (a `^` put before the source).
 * @param source without the `~` that marks it in a route
 */
export function compileRegex(source: string, flavor: RouterFlavor): CompiledRegex {
  return build(source, flavor, (body) => (flavor === 'traditional' ? `^(?:${body})` : `^${body}`))
}

/**
 * The same for a header's value in lower case: it may match anywhere. `traditional_compatible` puts the
 * source in lower case too; to `traditional` a capital in it never matches.
 */
export function compileHeaderRegex(source: string, flavor: RouterFlavor): CompiledRegex {
  return build(flavor === 'traditional' ? source : source.toLowerCase(), flavor, (body) => body)
}

function build(source: string, flavor: RouterFlavor, place: (body: string) => string): CompiledRegex {
  const translated = translate(source, flavor === 'traditional' ? 'pcre' : 'rust')
  if ('message' in translated) return translated
  const flags = translated.unicode ? 'u' : ''
  try {
    return { regex: new RegExp(place(translated.body), flags), groups: translated.groups }
  } catch (fault) {
    return { message: reason(fault) }
  }
}

/** `Invalid regular expression: /…/: Unterminated group` → `Unterminated group` */
function reason(fault: unknown): string {
  const text = fault instanceof Error ? fault.message : String(fault)
  return text.replace(/^.*\/[a-z]*:\s*/s, '')
}

/** The captures of a match by number and by name; `undefined` when the source has no groups. */
export function capturesOf(
  match: RegExpExecArray,
  groups: readonly number[],
): Record<string, string | null> | undefined {
  if (groups.length === 0) return undefined
  const captures: Record<string, string | null> = { 0: match[0] }
  groups.forEach((group, i) => {
    captures[i + 1] = match[group] ?? null
  })
  for (const [name, value] of Object.entries(match.groups ?? {})) captures[name] = value ?? null
  return captures
}

/**
 * The text that every match of a source begins with: what stands before its first special
 * character. Empty when alternatives at the top level may begin otherwise.
 */
export function literalPrefix(source: string): string {
  let depth = 0
  let inClass = false
  let end = -1
  for (let i = 0; i < source.length; i++) {
    const char = source[i] as string
    if (end < 0 && '\\[(.^$*+?{|'.includes(char)) end = i
    if (char === '\\') {
      if (source[i + 1] === 'Q') return ''
      i++
    } else if (inClass) inClass = char !== ']'
    else if (char === '[') inClass = true
    else if (char === '(') depth++
    else if (char === ')') depth--
    else if (char === '|' && depth === 0) return ''
  }
  if (end < 0) return source
  if (source.startsWith('(?', end) && end === 0) return ''
  // A quantifier may make the character before it optional.
  return source.slice(0, '*+?{'.includes(source[end] as string) ? end - 1 : end)
}
