/**
 * Regular expressions of Kong's configuration. Kong compiles them with PCRE; here they are tried with
 * JavaScript's engine after the few notations that differ are rewritten.
 */
const PCRE_ONLY = /\(\?>|[*+?}]\+|\(\?[RP0-9&]|\\[AZzGKRhHvXQE]|\[\[:|\(\*|\(\?[#|^]/

/** Why a pattern does not compile, or `undefined` when it does. */
export function regexError(pattern: string): string | undefined {
  const source = pattern.replace(/\(\?P?<(?![=!])/g, '(?<').replace(/^\(\?[imsx]+\)/, '')
  try {
    new RegExp(source)
    return undefined
  } catch (error) {
    // What only PCRE knows cannot be judged here, so it is let through.
    if (PCRE_ONLY.test(source)) return undefined
    const text = error instanceof Error ? error.message : String(error)
    return text
      .slice(text.lastIndexOf(': ') + 1)
      .trim()
      .toLowerCase()
  }
}

/**
 * What the router of the `traditional_compatible` and `expressions` flavours cannot take although PCRE
 * can: its engine has no look-around and no back-references.
 */
export function routerRegexError(pattern: string): string | undefined {
  const bare = pattern.replace(/\\\\/g, '')
  if (/\(\?<?[=!]/.test(bare)) return 'look-around is not supported'
  if (/\\[1-9]|\\k[<{']|\(\?P=/.test(bare)) return 'backreferences are not supported'
  return undefined
}
