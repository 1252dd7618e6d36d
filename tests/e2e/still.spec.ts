/** Nothing moves while a page wakes: what is painted first stands where it will stand. */
import { expect, type Page, test } from './fixtures'

const ROOMS = ['/', '/lessons/', '/lessons/how-a-gateway-works/', '/lessons/what-an-api-is/', '/lab/']
/** A tenth of what is called good: what a letter's width may cost when a font comes late. */
const ALMOST_NOTHING = 0.01

async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value))
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

async function moved(page: Page, path: string): Promise<number> {
  await page.goto(path)
  await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark/)
  await page.waitForLoadState('networkidle')
  return page.evaluate(() =>
    'shifts' in window && Array.isArray(window.shifts) ? window.shifts.reduce((a, b) => a + b, 0) : 1,
  )
}

for (const [width, height] of [
  [390, 844],
  [1024, 700],
  [1440, 900],
  [2560, 1440],
] as const) {
  test(`nothing moves while pages load at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await watch(page)
    for (const path of ROOMS) expect(await moved(page, path), path).toBeLessThan(ALMOST_NOTHING)
  })
}

test('panes that the reader has moved stand there from the first paint', async ({ page }) => {
  await watch(page)
  await page.goto('/lab/')
  const divider = page.getByRole('separator', { name: 'Width of the files' })
  await divider.focus()
  // A key that comes before the page is awake moves nothing, and a move counts once it is drawn.
  await expect(page.locator('[data-asleep]')).toHaveCount(0)
  for (let i = 0; i < 3; i++) {
    const size = (await divider.getAttribute('aria-valuenow')) ?? ''
    await page.keyboard.press('ArrowLeft')
    await expect(divider).not.toHaveAttribute('aria-valuenow', size)
  }
  const before = await divider.boundingBox()
  expect(await moved(page, '/lab/')).toBeLessThan(ALMOST_NOTHING)
  const after = await divider.boundingBox()
  expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(3)
})
