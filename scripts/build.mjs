// npm run build: the whole site as static files in out/.
import { prepare } from './prepare.mjs'
import { runTool } from './run.mjs'

await prepare()
process.exitCode = await runTool('next/dist/bin/next', ['build'])
