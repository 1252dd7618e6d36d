// Bundles the conformance runner, which is TypeScript, and runs it in this process.
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cache = join(root, '.cache')
// A name of its own for each run, so that two runs at once do not read each other's half-written file.
const outfile = join(cache, `conformance-${process.pid}.mjs`)

await mkdir(cache, { recursive: true })
try {
  await build({
    entryPoints: [join(root, 'tests/conformance/main.ts')],
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
  const { main } = await import(pathToFileURL(outfile).href)
  process.exitCode = await main(process.argv.slice(2), { root, print: (text) => console.log(text) })
} finally {
  await rm(outfile, { force: true })
}
