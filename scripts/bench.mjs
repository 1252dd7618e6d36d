// Prints one line of JSON per measured row. usage: npm run bench [-- engine|page]
import { BROWSER_FLAGS, browserPath, HELP } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { importBundled } from './bundled.mjs'
import { root } from './run.mjs'
import { siteHandler } from './serve.mjs'

const only = process.argv[2]
if (only !== 'page') await (await importBundled('tests/bench/engine.ts')).benchEngine()
if (only !== 'engine') {
  const browser = await browserPath()
  if (!browser) throw new Error(HELP)
  const code = await ensureBuilt()
  if (code) process.exit(code)
  const { benchPage } = await importBundled('tests/bench/page.ts')
  await benchPage({ handler: siteHandler(`${root}/out`), browser, flags: BROWSER_FLAGS })
}
