// TypeScript that runs in Node outside vitest is bundled first: Node 20 does not run it by itself.
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './run.mjs'

/**
 * Bundles an entry and imports it.
 * @param {string} entry path below the project's root
 * @returns {Promise<Record<string, any>>} the module's exports, once it has run
 */
export async function importBundled(entry) {
  const cache = join(root, '.cache')
  // A name of its own for each run, so that two runs at once do not read each other's half-written file.
  const outfile = join(cache, `${basename(entry, '.ts')}-${process.pid}-${Date.now()}.mjs`)
  await mkdir(cache, { recursive: true })
  try {
    await build({
      entryPoints: [join(root, entry)],
      outfile,
      tsconfig: join(root, 'tsconfig.json'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      sourcemap: 'inline',
      logLevel: 'warning',
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    await rm(outfile, { force: true })
  }
}
