// npm start: from a bare clone to the open site. Only built-ins are loaded before the packages are there.
import { ensureInstalled } from './install.mjs'

await ensureInstalled()
const { ensureBuilt } = await import('./build.mjs')
const code = await ensureBuilt()
if (code === 0) {
  const { serveOrExplain } = await import('./serve.mjs')
  await serveOrExplain()
} else {
  console.error('The site could not be built; the reason stands above.')
  process.exitCode = code
}
