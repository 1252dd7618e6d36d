// npm run dev: the site with hot reload. Arguments go on to `next dev`.
import { prepare } from './prepare.mjs'
import { runTool } from './run.mjs'

await prepare({ watch: true }).catch((error) => {
  console.error(`The isolate could not be bundled, so labs will not run. ${error.message}`)
})
process.exit(await runTool('next/dist/bin/next', ['dev', ...process.argv.slice(2)]))
