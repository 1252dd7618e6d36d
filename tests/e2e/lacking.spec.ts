/** Browsers that lack something: an insecure origin, no storage. The lab works, and a quiet note says what is missing. */
import { expect, type Page, test } from './fixtures'
import { answer, bring, files, live, row, send } from './lab-steps'

const note = (page: Page, text: string) => page.getByText(text)

test('on an insecure origin the lab works without a service worker and without WebCrypto, and says so', async ({
  playwright,
  launchOptions,
  baseURL,
}) => {
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      '--host-resolver-rules=MAP insecure.test 127.0.0.1',
      '--no-proxy-server',
    ],
  })
  try {
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`http://insecure.test:${new URL(baseURL ?? '').port}/lab/`)
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    await send(page, 'https://api.shop.test/products', '200')
    await expect(row(page, 'correlation-id')).toBeVisible()
    await expect(note(page, 'browsers offer no service workers: calls typed into DevTools')).toHaveCount(1)
    await expect(note(page, 'browsers offer no WebCrypto: plugins that need it say so')).toHaveCount(1)
    await bring(page, 'kong.yml', '_format_version: "3.0"\nservices: []\n')
    await expect(live(page)).toBeVisible()
    await send(page, 'https://api.shop.test/products', '404')
    await page.reload()
    await expect(files(page)).toContainText('services: []')
    expect(errors).toEqual([])
  } finally {
    await browser.close()
  }
})

for (const [what, refuse] of [
  [
    'throws',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Denied.', 'SecurityError')
      }
    },
  ],
  [
    'is missing',
    () => {
      Reflect.deleteProperty(window, 'indexedDB')
      Reflect.deleteProperty(Window.prototype, 'indexedDB')
    },
  ],
] as const) {
  test(`where storage ${what}, edits last as long as the tab, and a note says so`, async ({ page }) => {
    await page.addInitScript(refuse)
    await page.goto('/lab/')
    await expect(note(page, 'your edits last as long as this tab')).toHaveCount(1)
    await bring(page, 'kong.yml', '_format_version: "3.0"\nservices: []\n')
    await expect(live(page)).toBeVisible()
    await send(page, 'https://api.shop.test/products', '404')
    await bring(page, 'kong.yml', '_format_version: "3.0"\nservices: [] # again\n')
    await expect(files(page)).toContainText('# again')
    await expect(note(page, 'your edits last as long as this tab')).toHaveCount(1)
    await page.reload()
    await expect(files(page)).toContainText("The shop's gateway.")
  })
}

test('a blocked service worker leaves one note, also after the lab was used', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
  await page.goto('/lab/')
  await expect(note(page, 'Service workers are blocked in this browser')).toHaveCount(1)
  await send(page, 'https://api.shop.test/products', '200')
  await bring(page, 'kong.yml', '_format_version: "3.0"\nservices: []\n')
  await send(page, 'https://api.shop.test/products', '404')
  await expect(answer(page)).toContainText('No route takes GET /products')
  await expect(note(page, 'Service workers are blocked in this browser')).toHaveCount(1)
  await context.close()
})
