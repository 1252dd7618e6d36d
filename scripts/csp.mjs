// Puts the content security policy first in the head of each exported page. A static host sends no headers
// of ours, so the policy travels in the page. Node built-ins only.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'

/** What a page may do; see docs/security.md. The mock hosts stand in connect-src because a browser asks the policy before it asks the service worker. */
const policy = {
  'default-src': "'self'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'worker-src': "'self'",
  'frame-src': "'self'",
  'connect-src': "'self' https://*.shop.test",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const policyTag = /<meta http-equiv="Content-Security-Policy"[^>]*>/

/**
 * The hashes of the scripts that stand in a page, each once, in their order.
 * @param {string} html
 * @returns {string[]} for example `'sha256-…'`, quotes included
 */
export function scriptHashes(html) {
  const hashes = [...html.matchAll(inlineScript)].map(
    ([, code]) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  )
  return [...new Set(hashes)]
}

/**
 * A page with the policy as the first thing in its head; what was there from an earlier run is replaced.
 * @param {string} html a whole document
 * @throws when it has no head
 */
export function withPolicy(html) {
  const bare = html.replace(policyTag, '')
  const head = /<head[^>]*>/.exec(bare)
  if (!head) throw new Error('The page has no <head> to put its policy in.')
  const directives = { ...policy, 'script-src': [policy['script-src'], ...scriptHashes(bare)].join(' ') }
  const content = Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
  const end = head.index + head[0].length
  return `${bare.slice(0, end)}<meta http-equiv="Content-Security-Policy" content="${content}">${bare.slice(end)}`
}

/**
 * Gives every exported page its policy. The isolate's host page has a policy of its own and is left alone.
 * @param {string} folder the export, absolute
 */
export async function addPolicies(folder) {
  const entries = await readdir(folder, { recursive: true })
  const pages = entries.filter((path) => path.endsWith('.html') && !/^isolate[\\/]/.test(path))
  for (const page of pages) {
    const path = `${folder}/${page}`
    await writeFile(path, withPolicy(await readFile(path, 'utf8')))
  }
}
