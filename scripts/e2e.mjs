// npm run test:e2e: the browser tests against the built site. Arguments go on to Playwright.
import { browserPath, HELP } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { isMain, runTool } from './run.mjs'

/** Runs the browser tests on what is built. Returns the exit code. */
export async function runBrowserTests(args = [], env = {}) {
  const browser = await browserPath()
  if (!browser) {
    console.error(HELP)
    return 1
  }
  return runTool('playwright/cli.js', ['test', ...args], { env: { ...env, CHROMIUM_PATH: browser } })
}

if (isMain(import.meta.url)) {
  process.exitCode = (await ensureBuilt()) || (await runBrowserTests(process.argv.slice(2)))
}
