import { createServer } from 'node:net'
import { defineConfig } from 'playwright/test'
import { BROWSER_FLAGS, browserPath, HELP } from './scripts/browser.mjs'

/** A port that nobody listens on now. */
function freePort(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(String(typeof address === 'object' ? address?.port : '')))
    })
  })
}

const executablePath = await browserPath({ fetch: false })
if (!executablePath) throw new Error(HELP)

// Each worker reads this file too; what the first reading chose comes to them in the environment.
process.env.E2E_PORT ??= await freePort()
const port = process.env.E2E_PORT
const baseURL = `http://127.0.0.1:${port}`

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL,
    launchOptions: { executablePath, args: BROWSER_FLAGS },
    trace: 'retain-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
  },
  webServer: {
    command: 'node scripts/serve.mjs',
    url: `${baseURL}/`,
    env: { PORT: port, HOST: '127.0.0.1', BASE_PATH: '' },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 3000 },
  },
})
