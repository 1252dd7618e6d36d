// Finds a Chromium for the browser tests, or gets one.
import { existsSync } from 'node:fs'
import { run, runTool } from './run.mjs'

const places = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
}

/** The one command to type when no browser could be found or fetched. */
export const HELP =
  'No Chromium or Chrome was found for the browser tests. Install one with `npx playwright install --with-deps chromium`, or set CHROMIUM_PATH.'

/**
 * An installed browser: what CHROMIUM_PATH names, then the usual places, then Playwright's own download.
 * @param {{ env: Record<string, string | undefined>, platform: string, own?: string, exists: (path: string) => boolean }} machine
 *   `own` is where Playwright keeps its download
 * @returns {string | undefined} the path of the program
 * @throws when CHROMIUM_PATH names nothing, since the user meant something by it
 */
export function findBrowser({ env, platform, own, exists }) {
  if (env.CHROMIUM_PATH) {
    if (exists(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
    throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, but there is no such file.`)
  }
  return [...(places[platform] ?? []), own].find((path) => path && exists(path))
}

/**
 * How a missing browser may be fetched, in the order to try.
 * @param {{ env: Record<string, string | undefined>, root: boolean, debian: boolean }} machine
 * @returns {('download' | 'apt')[]} a package manager only on a machine of a CI, as root, on Debian
 */
export function waysToFetch({ env, root: isRoot, debian }) {
  return env.CI && isRoot && debian ? ['download', 'apt'] : ['download']
}

const ways = {
  download: () =>
    runTool('playwright/cli.js', ['install', 'chromium'], {
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    }),
  async apt() {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    const updated = await run('apt-get', ['update', '-q'], { env })
    return updated === 0
      ? run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env })
      : updated
  },
}

async function look() {
  const { chromium } = await import('playwright')
  return findBrowser({
    env: process.env,
    platform: process.platform,
    own: chromium.executablePath(),
    exists: existsSync,
  })
}

/**
 * A browser of this machine; when there is none, it is fetched if that can be done.
 * @param {{ fetch?: boolean }} [options] `fetch: false` only looks
 * @returns {Promise<string | undefined>}
 */
export async function browserPath({ fetch = true } = {}) {
  const found = await look()
  if (found || !fetch) return found
  const machine = {
    env: process.env,
    root: process.getuid?.() === 0,
    debian: existsSync('/etc/debian_version'),
  }
  for (const way of waysToFetch(machine)) {
    console.log(`No browser is installed; trying ${way === 'apt' ? 'apt-get' : "Playwright's own"} …`)
    await ways[way]()
    const fetched = await look()
    if (fetched) return fetched
  }
  return undefined
}

/** Flags for each launch: a quiet browser that stays off the network, also as root in a container. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
