/** The page's own `fetch`, as typed into DevTools: it reaches the reader's gateway through the service worker. */
import { expect, type Page, test } from './fixtures'
import { answer, bring, row, send } from './lab-steps'

test.beforeEach(async ({ page }) => {
  await page.goto('/lab/')
  await send(page, 'https://api.shop.test/products', '200')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
})

const xray = (page: Page) => answer(page).getByRole('tabpanel', { name: 'X-ray' })

test('brings method, headers and body to the service, and its answer back', async ({ page }) => {
  const got = await page.evaluate(async () => {
    const response = await fetch('https://api.shop.test/orders', {
      method: 'POST',
      headers: { apikey: 'web-shop-key', 'Content-Type': 'application/json' },
      body: JSON.stringify({ customer: 'u-1', card: 'tok-visa', items: [{ sku: 'mug-blue', quantity: 2 }] }),
    })
    return {
      status: response.status,
      location: response.headers.get('location'),
      body: await response.json(),
    }
  })
  expect(got).toMatchObject({ status: 201, location: '/orders/1044', body: { id: '1044', total: 2580 } })
  await expect(answer(page).getByRole('status')).toContainText('201')
  await expect(row(page, 'key-auth')).toContainText('web-shop')
})

test('hides Set-Cookie from the page, which the answer pane shows and says', async ({ page }) => {
  await bring(
    page,
    'catalog.ts',
    `import { http, HttpResponse } from 'msw'
export const handlers = [http.get('/products', () =>
  HttpResponse.json([], { headers: [['Set-Cookie', 'basket=7; Path=/'], ['X-Shelf', '3']] }))]
`,
  )
  const got = await page.evaluate(async () => {
    const response = await fetch('https://api.shop.test/products')
    return {
      status: response.status,
      cookie: response.headers.get('set-cookie'),
      shelf: response.headers.get('x-shelf'),
    }
  })
  expect(got).toEqual({ status: 200, cookie: null, shelf: '3' })
  await expect(xray(page)).toContainText('Called by fetch.')
  await expect(xray(page)).toContainText('Set-Cookie')
  await answer(page).getByRole('tab', { name: 'Response headers' }).click()
  await expect(answer(page)).toContainText('basket=7; Path=/')
  expect(await page.evaluate(() => document.cookie)).not.toContain('basket')
})

test('can be given up, and the next call goes its way', async ({ page }) => {
  await bring(
    page,
    'catalog.ts',
    `import { http, HttpResponse } from 'msw'
export const handlers = [
  http.get('/products/slow', () => new Promise(() => {})),
  http.get('/products', () => HttpResponse.json([])),
]
`,
  )
  const got = await page.evaluate(async () => {
    const controller = new AbortController()
    const slow = fetch('https://api.shop.test/products/slow', { signal: controller.signal }).catch(
      (error: Error) => error.name,
    )
    const quick = await fetch('https://api.shop.test/products')
    controller.abort()
    return {
      slow: await slow,
      quick: quick.status,
      next: (await fetch('https://api.shop.test/products')).status,
    }
  })
  expect(got).toEqual({ slow: 'AbortError', quick: 200, next: 200 })
})

test('is a network error for a host of the lab when nothing can answer', async ({ page, allow }) => {
  allow(/net::ERR_FAILED|Failed to load resource/)
  await bring(page, 'catalog.ts', 'for (;;) {}')
  await expect(page.getByRole('alert').filter({ hasText: 'The sandbox was ended' })).toBeVisible({
    timeout: 20_000,
  })
  const got = await page.evaluate(() =>
    fetch('https://api.shop.test/products').then(
      () => 'answered',
      (error: Error) => error.name,
    ),
  )
  expect(got).toBe('TypeError')
})
