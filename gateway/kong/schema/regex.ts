/** What Kong says of the regular expressions in its configuration. */
import { compileRegex } from '../router/regex'

/** Faults that are no faults to Kong, but more than the simulation can run. */
const LIMIT = /not simulated/

function messageOf(pattern: string, flavor: 'traditional' | 'traditional_compatible'): string | undefined {
  const compiled = compileRegex(pattern, flavor)
  return 'message' in compiled ? compiled.message : undefined
}

/** Why a pattern is no regular expression to PCRE, or `undefined` when it is one. */
export function regexError(pattern: string): string | undefined {
  const message = messageOf(pattern, 'traditional')
  return message && LIMIT.test(message) ? undefined : message
}

/**
 * What the router of the `traditional_compatible` and `expressions` flavours cannot take although PCRE
 * can, such as look-around and back-references.
 */
export function routerRegexError(pattern: string): string | undefined {
  const message = messageOf(pattern, 'traditional_compatible')
  return message && LIMIT.test(message) ? undefined : message
}

/** Why the simulation cannot run a pattern that Kong can. */
export function regexLimit(
  pattern: string,
  flavor: 'traditional' | 'traditional_compatible',
): string | undefined {
  const message = messageOf(pattern, flavor)
  return message && LIMIT.test(message) ? message : undefined
}
