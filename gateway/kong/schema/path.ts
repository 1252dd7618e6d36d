/**
 * What Kong says of paths in its configuration.
 * Behaviour: Kong/kong `kong/db/schema/typedefs.lua`, `kong/tools/uri.lua`; cases `cfg-services-L218`–`L289`, `cfg-routes-L252`–`L388`.
 */
import { normalizePath } from '../router/normalize'
import { regexError } from './regex'

const RFC3986 = /^\/[a-zA-Z0-9.\-_~/%:@!$&'()*+,;=]*$/

function badEscape(path: string): string | undefined {
  const encoded = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(path)
  return encoded ? `invalid url-encoded value: '${encoded[0]}'` : undefined
}

/** For paths that are put into a request as they are. */
export function checkPath(path: string): string | undefined {
  if (!RFC3986.test(path)) {
    return `invalid path: '${path}' (characters outside of the reserved list of RFC 3986 found)`
  }
  return badEscape(path)
}

/** For the paths of a route: a prefix, or a regular expression after `~`. */
export function checkRoutePath(path: string): string | undefined {
  if (!path.startsWith('/') && !path.startsWith('~/')) {
    return 'should start with: / (fixed path) or ~/ (regex path)'
  }
  const encoded = RFC3986.test(path) ? badEscape(path) : undefined
  if (encoded) return encoded
  if (path.startsWith('~')) {
    const error = regexError(path.slice(1))
    return error && `invalid regex: '${path.slice(1)}' (PCRE returned: ${error})`
  }
  const normal = normalizePath(path)
  return normal === path ? undefined : `non-normalized path, consider use '${normal}' instead`
}
