// The parts of `npm test`, in the order in which they are the quickest to tell of a fault.
import { mkdir, readFile, rm } from 'node:fs/promises'
import { browserPath } from './browser.mjs'
import { build } from './build.mjs'
import { checks } from './check.mjs'
import { runBrowserTests } from './e2e.mjs'
import { root, runTool } from './run.mjs'
import { counted, fromConformance, fromPlaywright, fromVitest, sum, whole } from './totals.mjs'

const reports = `${root}/.cache/reports`

const report = async (name, read) => {
  const text = await readFile(`${reports}/${name}.json`, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : read(JSON.parse(text))
}

const parts = [
  ...checks.map(({ name, run }) => ({ name, run: async () => whole(await run()) })),
  {
    name: 'unit tests',
    async run() {
      const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports}/unit.json`]
      const code = await runTool('vitest/vitest.mjs', args)
      return counted(code, await report('unit', fromVitest))
    },
  },
  {
    name: 'conformance',
    async run() {
      const code = await runTool('../scripts/conformance.mjs', ['--json', `${reports}/conformance.json`])
      return counted(code, await report('conformance', fromConformance))
    },
  },
  { name: 'build', run: async () => whole(await build()) },
  {
    name: 'browser tests',
    async run() {
      const code = await runBrowserTests(['--reporter=list,json'], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: `${reports}/browser.json`,
      })
      return counted(code, await report('browser', fromPlaywright))
    },
  },
]

/** Runs every part, whatever an earlier one said. Returns the exit code. */
export async function runAll() {
  await rm(reports, { recursive: true, force: true })
  await mkdir(reports, { recursive: true })
  // Asked for now, so that a missing browser is fetched, or complained of, before the long parts.
  const browser = await browserPath().catch((error) => console.error(error.message))
  console.log(browser ? `Browser: ${browser}` : 'There is no browser, so the browser tests will fail.')
  const results = []
  for (const { name, run } of parts) {
    console.log(`\n— ${name} —`)
    results.push({ name, ...(await run()) })
  }
  console.log('')
  for (const { name, passed, failed } of results) {
    console.log(`${name.padEnd(14)} ${passed} passed, ${failed} failed`)
  }
  const { passed, failed } = sum(results)
  console.log(`total: ${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
