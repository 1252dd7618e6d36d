// What a build is made of, as one hash. Node built-ins only.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { root } from './run.mjs'

/** What a build makes, or what no build reads. Paths from the project's folder. */
const apart = new Set([
  '.cache',
  '.ci',
  '.git',
  '.next',
  'docs',
  'next-env.d.ts',
  'node_modules',
  'out',
  'playwright-report',
  'public/isolate',
  'public/mockServiceWorker.js',
  'test-results',
  'tests',
])

const isTest = /\.test\.(ts|tsx|mjs)$/
const isSideProduct = /\.(tsbuildinfo|log)$/

/**
 * All files that go into a build, sorted.
 * @param {string} folder where to look, absolute
 * @returns {Promise<string[]>} paths from that folder, with `/`
 */
export async function listSources(folder = root) {
  const found = []
  const walk = async (under) => {
    for (const entry of await readdir(`${folder}/${under}`, { withFileTypes: true })) {
      const path = under ? `${under}/${entry.name}` : entry.name
      if (apart.has(path) || isTest.test(path) || isSideProduct.test(path)) continue
      if (entry.isDirectory()) await walk(path)
      else if (entry.isFile()) found.push(path)
    }
  }
  await walk('')
  return found.sort()
}

/**
 * A hash that differs as soon as a source, its name, or a setting of the build differs.
 * @param {string} folder absolute
 * @param {Record<string, string>} settings what else a build depends on
 */
export async function hashSources(folder = root, settings = buildSettings()) {
  const hash = createHash('sha256')
  for (const path of await listSources(folder)) {
    const bytes = await readFile(`${folder}/${path}`)
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  }
  return hash.update(JSON.stringify(settings)).digest('hex')
}

/** The settings that a build reads from its surroundings. */
export const buildSettings = () => ({ basePath: process.env.BASE_PATH ?? '' })
