// Runs the vendors' vectors and our own cases. usage: npm run conformance -- [DIR…] [--json FILE]
import { importBundled } from './bundled.mjs'
import { root } from './run.mjs'

const { main } = await importBundled('tests/conformance/main.ts')
process.exitCode = await main(process.argv.slice(2), { root, print: (text) => console.log(text) })
