import { wellFormed } from '../../parts/args'

const ESCAPED = /[^!#$&'()*+,/:;=?@[\]A-Za-z\d\-_.~%]/gu

/**
 * A path as it goes on the wire: everything that has no place in a URI as percent escapes, escapes that are
 * there already untouched. Behaviour: Kong/kong `kong/tools/uri.lua`.
 */
export function escapePath(path: string): string {
  return path.replace(ESCAPED, (char) => encodeURIComponent(wellFormed(char)))
}
