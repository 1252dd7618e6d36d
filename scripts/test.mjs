// npm test: everything, from a bare clone, with one total at the end.
import { ensureInstalled } from './install.mjs'

await ensureInstalled()
const { runAll } = await import('./test-parts.mjs')
process.exitCode = await runAll()
