/** The calls of `requests.http`, and any call as cURL. */
import { expect, type Page, test } from './fixtures'
import { bring, files, replaceFile, request, send } from './lab-steps'

test.beforeEach(async ({ page }) => {
  await page.goto('/lab/')
})

const url = (page: Page) => request(page).getByRole('textbox', { name: 'URL' })
const method = (page: Page) => request(page).getByRole('combobox', { name: 'Method' })

async function pick(page: Page, name: string): Promise<void> {
  await request(page).getByRole('button', { name: 'Calls to pick from' }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${name} [A-Z]`) }).click()
}

test('a call is picked from the list with its method, headers and body', async ({ page }) => {
  await pick(page, 'Place an order with mistakes')
  await expect(method(page)).toHaveValue('POST')
  await expect(url(page)).toHaveValue('https://api.shop.test/orders')
  await request(page)
    .getByRole('button', { name: /^Headers \(2\), body/ })
    .click()
  await expect(request(page).getByRole('textbox', { name: 'Body' })).toHaveValue(/"quantity": 0/)
  await send(page, 'https://api.shop.test/orders', '422')
})

test('an edit of requests.http changes the list, and comes back after a reload', async ({ page }) => {
  await replaceFile(
    page,
    'requests.http',
    '### Only this one\nDELETE https://api.shop.test/users/u-2\napikey: web-shop-key\n',
  )
  for (const reload of [false, true]) {
    if (reload) await page.reload()
    await request(page).getByRole('button', { name: 'Calls to pick from' }).click()
    await expect(page.getByRole('menuitem', { name: 'Look at an order' })).toHaveCount(0)
    await page.getByRole('menuitem', { name: /^Only this one DELETE/ }).click()
    await expect(method(page)).toHaveValue('DELETE')
    await expect(url(page)).toHaveValue('https://api.shop.test/users/u-2')
  }
  await send(page, 'https://api.shop.test/users/u-2', '204')
})

test('what is wrong in a call stands on its line, also after the world has answered', async ({ page }) => {
  await bring(page, 'calls.http', '### Good\nGET https://api.shop.test/products\nno header\n')
  const problems = files(page).getByRole('list', { name: 'Problems in requests.http' })
  await expect(problems).toContainText('Line 3')
  await send(page, 'https://api.shop.test/products', '200')
  await expect(problems).toContainText('This line is no header.')
})

test('a call is copied as cURL, as it stands in the request line', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await pick(page, 'Place an order')
  await url(page).fill('https://api.shop.test/orders?gift=1')
  await request(page).getByRole('button', { name: 'Calls to pick from' }).click()
  await page.getByRole('menuitem', { name: 'Copy as cURL' }).click()
  await expect(page.getByText('Copied as cURL.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain("curl 'https://api.shop.test/orders?gift=1'")
  expect(copied).toContain("--header 'apikey: web-shop-key'")
  expect(copied).toContain('"card": "tok-visa"')
})

test('where the page may not copy, the command is shown', async ({ page }) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Denied.', 'NotAllowedError'))
  })
  await pick(page, 'Look at an order without a key')
  await request(page).getByRole('button', { name: 'Calls to pick from' }).click()
  await page.getByRole('menuitem', { name: 'Copy as cURL' }).click()
  await expect(page.getByText('The command is: curl https://api.shop.test/orders/1042')).toBeVisible()
})
