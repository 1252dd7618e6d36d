import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from 'puppeteer-core'
import { expect, test } from './fixtures'

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path))

test('the isolate and one whole call work in Firefox', async ({ baseURL }) => {
  test.skip(!FIREFOX, 'Firefox is not installed here: apt-get install firefox-esr to run this.')
  const browser = await launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
    env: { ...process.env, HOME: mkdtempSync(join(tmpdir(), 'firefox-')) },
  })
  try {
    const page = await browser.newPage()
    await page.setViewport({ width: 1440, height: 900 })
    await page.goto(`${baseURL}/lab/`)
    const send = await page.waitForSelector('aria/Send[role="button"]')
    await send?.click()
    const status = await page.waitForFunction(
      () =>
        [...document.querySelectorAll('[role=status]')]
          .map((one) => one.textContent)
          .find((text) => /\d{3}/.test(text ?? '')),
      { timeout: 30_000 },
    )
    expect(await status.jsonValue()).toContain('200')
    const rows = await page.$$eval('[aria-label="Answer"] li', (items) =>
      items.map((item) => item.textContent ?? ''),
    )
    expect(rows.some((text) => text.startsWith('Route'))).toBe(true)
    expect(rows.some((text) => text.startsWith('Answer'))).toBe(true)
  } finally {
    await browser.close()
  }
})
