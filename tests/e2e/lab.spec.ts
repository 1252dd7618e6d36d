import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures'
import {
  answer,
  editor,
  files,
  goToLine,
  lineOf,
  openFile,
  replaceLine,
  request,
  row,
  rows,
  send,
  sendAgain,
} from './lab-steps'

const shop = (file: string) => readFileSync(`content/labs/shop/${file}`, 'utf8')
const kong = shop('kong.yml')

test.beforeEach(async ({ page }) => {
  await page.goto('/lab/')
})

test('an edit is live, the next call goes by it, and the X-ray points at the edited line', async ({
  page,
}) => {
  await send(page, 'https://api.shop.test/products', '200')
  const line = lineOf(kong, 'paths: [/products]')
  await replaceLine(page, 'kong.yml', line, '        paths: [/things, /products]')
  await expect(files(page).getByText('Live', { exact: true })).toBeVisible()
  await send(page, 'https://api.shop.test/things', '404')
  await expect(row(page, 'Route')).toContainText('/things')
  await row(page, 'Route').getByRole('button').first().click()
  await expect(row(page, 'Route')).toContainText(`${line}`)
  await expect(files(page).locator('.marked-line')).toBeVisible()
  await expect(answer(page)).toContainText('catalog')
})

test('broken YAML keeps the last good gateway and marks the line', async ({ page }) => {
  await send(page, 'https://api.shop.test/products', '200')
  const line = lineOf(kong, 'paths: [/products]')
  await goToLine(page, 'kong.yml', line)
  await page.keyboard.press('Backspace')
  await expect(files(page)).toContainText('The last good gateway keeps serving')
  await expect(files(page).locator('.squiggly-error').first()).toBeVisible()
  await sendAgain(page, '200')
  await editor(page, 'kong.yml')
  await page.keyboard.press('Control+Z')
  await expect(files(page).getByText('Live', { exact: true })).toBeVisible()
})

test('a call that no route takes shows every route with the condition that failed', async ({ page }) => {
  await send(page, 'https://api.shop.test/nowhere', '404')
  for (const route of ['products', 'orders', 'users']) await expect(answer(page)).toContainText(route)
  await expect(answer(page)).toContainText('does not begin with /orders')
  await expect(answer(page)).toContainText('What would let it in?')
})

test('an endless loop in a service is ended, the page answers meanwhile, and the file is named', async ({
  page,
}) => {
  await send(page, 'https://api.shop.test/products', '200')
  await openFile(page, 'services/catalog.ts')
  await replaceLine(page, 'services/catalog.ts', 1, 'for (;;) {}')
  await expect(page.getByRole('alert').filter({ hasText: 'The sandbox was ended' })).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByText('services/catalog.ts').first()).toBeVisible()
  // The page itself is alive: its own controls answer.
  await request(page).getByRole('textbox', { name: /url/i }).fill('https://api.shop.test/users')
  await expect(request(page).getByRole('textbox', { name: /url/i })).toHaveValue(
    'https://api.shop.test/users',
  )
  // After a reload nothing runs by itself, and the edit is still there.
  await page.reload()
  await expect(page.getByRole('alert').filter({ hasText: 'The sandbox was ended' })).toBeVisible()
})

test('a fetch of the page goes through the gateway, and what a browser hides is said', async ({
  page,
  allow,
}) => {
  allow(/status of 404/)
  await send(page, 'https://api.shop.test/products', '200')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const got = await page.evaluate(async () => {
    const response = await fetch('https://api.shop.test/products/none')
    return { status: response.status, id: response.headers.get('x-kong-request-id') }
  })
  expect(got.status).toBe(404)
  expect(got.id).toMatch(/^[0-9a-f]{32}$/)
  await expect(answer(page).getByRole('status')).toContainText('404')
  await expect(answer(page)).toContainText('fetch')
})

test('edits survive a reload, and Start over brings the original back after asking', async ({ page }) => {
  await replaceLine(page, 'kong.yml', 1, '# mine now')
  await expect(files(page).getByText('Live', { exact: true })).toBeVisible()
  await page.reload()
  await expect(files(page)).toContainText('# mine now')
  await page.getByRole('button', { name: 'Start over' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bring the originals back' }).click()
  await expect(files(page)).not.toContainText('# mine now')
  await page.reload()
  await expect(files(page)).toContainText(kong.split('\n')[0] ?? '')
})

test('Skip a minute refills the limit, and New world forgets the calls', async ({ page }) => {
  const limit = /minute: (\d+)/.exec(kong)?.[1]
  await send(page, 'https://api.shop.test/products', '200')
  await expect(row(page, 'rate-limiting')).toContainText(`${limit} → ${Number(limit) - 1} left`)
  await sendAgain(page, '200')
  await expect(row(page, 'rate-limiting')).toContainText(`${Number(limit) - 2} left`)
  await page.getByRole('button', { name: 'Skip a minute' }).click()
  await sendAgain(page, '200')
  await expect(row(page, 'rate-limiting')).toContainText(`${limit} → ${Number(limit) - 1} left`)
  await page.getByRole('button', { name: 'New world' }).click()
  await expect(rows(page)).toHaveCount(0)
})

test("one's own file is taken, and what is wrong in it stands on its line", async ({ page }) => {
  const mine = '_format_version: "3.0"\nservices:\n  - name: a\n    url: http://catalog:8080\n    routs: []\n'
  await page.getByRole('button', { name: 'Open a file' }).click()
  await page
    .getByLabel('A file from this machine')
    .setInputFiles({ name: 'production.yml', mimeType: 'text/yaml', buffer: Buffer.from(mine) })
  await expect(files(page)).toContainText('routs')
  await expect(files(page)).toContainText(/unknown field/)
})

test('without a service worker all else works, and a note says what is missing', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
  await page.goto('/lab/')
  await send(page, 'https://api.shop.test/products', '200')
  await expect(page.getByText(/calls typed into DevTools do not reach your gateway/).first()).toBeVisible()
  await context.close()
})
