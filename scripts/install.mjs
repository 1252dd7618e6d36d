// Installs what the lock file asks for and node_modules lacks. Node built-ins only: it runs before `npm ci`.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { root, run } from './run.mjs'

/**
 * The packages that a lock file asks for and an installation lacks or holds in another version.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean }> }} lock package-lock.json
 * @param {{ packages: Record<string, { version?: string }> } | undefined} installed what npm noted in
 *   node_modules/.package-lock.json; undefined when it never ran
 * @param {(path: string) => boolean} exists whether a package's folder is there
 * @returns {string[]} their paths. Optional packages may be left out: they are for other machines.
 */
export function missingPackages(lock, installed, exists) {
  return Object.entries(lock.packages)
    .filter(([path, wanted]) => {
      if (path === '' || wanted.optional) return false
      return installed?.packages[path]?.version !== wanted.version || !exists(path)
    })
    .map(([path]) => path)
}

/**
 * Whether a version of Node is new enough.
 * @param {string} version for example `20.19.0`
 * @param {string} range the project's `engines.node`, of the form `>=20.19`
 */
export function nodeServes(version, range) {
  const [major, minor] = version.split('.').map(Number)
  const [leastMajor, leastMinor] = range.replace('>=', '').split('.').map(Number)
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}

const readJson = async (path) => JSON.parse(await readFile(`${root}/${path}`, 'utf8'))

/** Installs when something is missing. Ends the process with a message when that fails. */
export async function ensureInstalled() {
  const { engines } = await readJson('package.json')
  if (!nodeServes(process.versions.node, engines.node)) {
    console.error(`Gatehouse needs Node ${engines.node}; this is ${process.versions.node}.`)
    process.exit(1)
  }
  const lock = await readJson('package-lock.json')
  const installed = await readJson('node_modules/.package-lock.json').catch(() => undefined)
  const missing = missingPackages(lock, installed, (path) => existsSync(`${root}/${path}/package.json`))
  if (missing.length === 0) return
  console.log(`Installing the packages of package-lock.json (${missing.length} missing) …`)
  // NODE_ENV=production would leave out the compiler, without which nothing is built.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const code = npm?.endsWith('.js') ? await run(process.execPath, [npm, ...args]) : await run('npm', args)
  if (code === 0) return
  console.error('The packages could not be installed. Is the network there? Try `npm ci` by itself.')
  process.exit(code)
}
