import { header } from '@/core'
import type { CallInput } from '../protocol'

/**
 * A call as a command for a POSIX shell. It sends what the lab sends: curl is kept from tidying the
 * path, from reading brackets as patterns and from adding a Content-Type of its own.
 * Source: https://curl.se/docs/manpage.html
 */
export function toCurl(call: CallInput): string {
  const { method, url, headers, body } = call
  const parts: string[] = []
  if (/\/\.{1,2}(?:[/?#]|$)/.test(url)) parts.push('--path-as-is')
  if (/[[\]{}]/.test(url)) parts.push('--globoff')
  if (method === 'HEAD' && body === '') parts.push('--head')
  else if (method !== (body === '' ? 'GET' : 'POST')) parts.push(`--request ${quote(method)}`)
  for (const [name, value] of headers)
    if (name.toLowerCase() !== 'content-length')
      // `Name:` would take a header of curl's own out; `Name;` sends it empty.
      parts.push(`--header ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`)
  if (body !== '') {
    if (header(headers, 'content-type') === undefined) parts.push(`--header ${quote('Content-Type:')}`)
    parts.push(`--data-raw ${quote(body)}`)
  }
  return [`curl ${quote(url)}`, ...parts].join(' \\\n  ')
}

/** Quoted for a POSIX shell: nothing inside single quotes means anything, and a single quote is put in from outside. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
