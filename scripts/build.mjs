// npm run build: the whole site as static files in out/.
import { readFile, writeFile } from 'node:fs/promises'
import { addPolicies } from './csp.mjs'
import { prepare } from './prepare.mjs'
import { isMain, root, runTool } from './run.mjs'
import { hashSources } from './sources.mjs'

const stamp = `${root}/out/.source-hash`

/** Builds the site. Returns the exit code. */
export async function build() {
  // Taken before the build: an edit made meanwhile then counts as not yet built.
  const hash = await hashSources()
  try {
    await prepare()
  } catch (error) {
    console.error(`The isolate could not be bundled. ${error.message}`)
    return 1
  }
  const code = await runTool('next/dist/bin/next', ['build'])
  if (code !== 0) return code
  await addPolicies(`${root}/out`)
  await writeFile(stamp, hash)
  return 0
}

/** Builds only when the sources differ from those of the build that is there. Returns the exit code. */
export async function ensureBuilt() {
  const built = await readFile(stamp, 'utf8').catch(() => undefined)
  if (built === (await hashSources())) return 0
  console.log(built ? 'The sources have changed: building …' : 'Building the site …')
  return build()
}

if (isMain(import.meta.url)) process.exitCode = await build()
