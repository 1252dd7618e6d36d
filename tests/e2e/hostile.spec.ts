/** Whatever a reader's files do, the page stays usable, says what happened, and can be started again. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from './fixtures'
import {
  answer,
  bring,
  ended,
  files,
  isolates,
  live,
  openFile,
  request,
  rows,
  send,
  sendAgain,
} from './lab-steps'

const shop = (file: string) => readFileSync(`content/labs/shop/${file}`, 'utf8')
const PRODUCTS = 'https://api.shop.test/products'
const USER = 'https://api.shop.test/users/u-1?apikey=web-shop-key'

/** A catalog whose handler does `body`, and whose module does `first`. */
const catalog = (body: string, first = '') => `import { http, HttpResponse } from 'msw'
${first}
export const handlers = [http.get('/products', async () => { ${body} })]
`

test.beforeEach(async ({ page }) => {
  await page.goto('/lab/')
})

/** The sandbox was ended for `reason`; the page goes on; with the file mended it starts again. */
async function endsAndStartsAgain(page: Page, file: string, reason: RegExp | string): Promise<void> {
  await expect(ended(page)).toContainText(reason, { timeout: 20_000 })
  await expect(ended(page)).toContainText(`You last changed ${file}`)
  expect(isolates(page)).toBe(0)
  await expect(request(page).getByRole('button', { name: 'Send', exact: true })).toBeEnabled()
  await openFile(page, 'compose.yaml')
  await ended(page).getByRole('button', { name: file }).click()
  await expect(files(page).getByRole('textbox', { name: file })).toBeVisible()
  await bring(page, file.replace('services/', ''), shop(file))
  expect(isolates(page)).toBe(0)
  await page.getByRole('button', { name: 'Start it again' }).first().click()
  await expect(ended(page)).toBeHidden()
  await send(page, PRODUCTS, '200')
  expect(isolates(page)).toBe(1)
}

const SILENT = 'no sign of life for 3 seconds'

test('an endless loop in a handler is ended once it is called', async ({ page }) => {
  await bring(page, 'catalog.ts', catalog('for (;;) {}'))
  await expect(live(page)).toBeVisible()
  await send(page, USER, '200')
  await request(page).getByRole('textbox', { name: 'URL' }).fill(PRODUCTS)
  await request(page).getByRole('button', { name: 'Send', exact: true }).click()
  await endsAndStartsAgain(page, 'services/catalog.ts', SILENT)
})

test('an expression that tracks back for ever in a route is ended', async ({ page }) => {
  const path = `~/(?:p|pr|pro|r|o|ro|d|a|aa)*$`
  await bring(page, 'kong.yml', shop('kong.yml').replace('[/products]', `["${path}", /products]`))
  await expect(live(page)).toBeVisible()
  await request(page)
    .getByRole('textbox', { name: 'URL' })
    .fill(`https://api.shop.test/${'a'.repeat(60)}!`)
  await request(page).getByRole('button', { name: 'Send', exact: true }).click()
  await endsAndStartsAgain(page, 'kong.yml', SILENT)
})

test('what had to be ended does not run after a reload until the reader says so', async ({ page }) => {
  await bring(page, 'catalog.ts', catalog('', 'for (;;) {}'))
  await expect(ended(page)).toBeVisible({ timeout: 20_000 })
  await page.reload()
  await expect(ended(page)).toContainText('You last changed services/catalog.ts')
  // All that wakes a resting lab: pointing at it, coming to it, sending, checking, editing.
  await files(page).hover()
  await request(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(answer(page).getByRole('status')).toContainText('ended')
  await bring(page, 'users.ts', shop('services/users.ts'))
  expect(isolates(page)).toBe(0)
  await bring(page, 'catalog.ts', shop('services/catalog.ts'))
  await page.getByRole('button', { name: 'Start it again' }).first().click()
  await send(page, PRODUCTS, '200')
  await page.reload()
  await sendAgain(page, '200')
  await expect(ended(page)).toBeHidden()
})

test('a service that throws while it loads has its problem on its line, and the others answer', async ({
  page,
}) => {
  await bring(page, 'catalog.ts', catalog('', "throw new Error('no shelf')"))
  await expect(files(page).getByRole('list', { name: 'Problems in services/catalog.ts' })).toContainText(
    /Line 2.*no shelf/,
  )
  await send(page, USER, '200')
  await send(page, PRODUCTS, /50[23]/)
})

test('recursion without an end is an answer of 500, with its reason in the log', async ({ page }) => {
  await bring(page, 'catalog.ts', catalog('const again = () => again() + 1; return again()'))
  await send(page, PRODUCTS, '500')
  await answer(page).getByRole('tab', { name: /^Log/ }).click()
  await expect(answer(page).getByRole('list', { name: 'Log' })).toContainText('Maximum call stack size')
  await send(page, USER, '200')
})

test('an error in a timer of a service is a line of its log', async ({ page }) => {
  await bring(
    page,
    'catalog.ts',
    catalog("setTimeout(() => { throw new Error('too late') }, 5); return HttpResponse.json([])"),
  )
  await send(page, PRODUCTS, '200')
  await answer(page).getByRole('tab', { name: /^Log/ }).click()
  await expect(answer(page).getByRole('list', { name: 'Log' })).toContainText('too late')
  await send(page, USER, '200')
})

test('a flood of the console reaches the page as what it can bear, and the rest is counted', async ({
  page,
}) => {
  const log = answer(page).getByRole('list', { name: 'Log' })
  await bring(
    page,
    'catalog.ts',
    catalog(`console.log('y'.repeat(30_000_000))
      for (let i = 0; i < 5000; i++) console.log('line', i)
      console.error('the last word')
      return HttpResponse.json([])`),
  )
  await send(page, PRODUCTS, '200')
  await answer(page).getByRole('tab', { name: /^Log/ }).click()
  await expect(log).toContainText('29990000 more characters')
  await expect(log).toContainText(/line \d+/)
  await expect(log).toContainText('the last word')
  await expect(log).toContainText(/\d+ more lines were left out/)
  await send(page, USER, '200')
  await expect(ended(page)).toBeHidden()
})

test('a service that never stops to write leaves the page usable', async ({ page }) => {
  await bring(
    page,
    'catalog.ts',
    catalog('return HttpResponse.json([])', "setInterval(() => console.log('tick'), 1)"),
  )
  await answer(page).getByRole('tab', { name: /^Log/ }).click()
  await expect(answer(page).getByRole('list', { name: 'Log' })).toContainText('more lines were left out')
  await send(page, PRODUCTS, '200')
  await send(page, USER, '200')
  await page.getByRole('button', { name: 'Open a file' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('of a giant body the page gets the first part', async ({ page }) => {
  await bring(page, 'catalog.ts', catalog("return HttpResponse.text('0123456789'.repeat(5_000_000))"))
  await send(page, PRODUCTS, '200')
  await answer(page).getByRole('tab', { name: 'Body' }).click()
  await expect(answer(page)).toContainText('The first part of 50000000 bytes')
  await send(page, USER, '200')
})

test('a handler that waits is woken by Skip a minute', async ({ page }) => {
  await bring(
    page,
    'catalog.ts',
    catalog(`setTimeout(() => console.log('asleep'), 0)
      await new Promise((go) => setTimeout(go, 30_000))
      return HttpResponse.json([])`),
  )
  await expect(live(page)).toBeVisible()
  await request(page).getByRole('textbox', { name: 'URL' }).fill(PRODUCTS)
  await request(page).getByRole('button', { name: 'Send', exact: true }).click()
  await answer(page).getByRole('tab', { name: /^Log/ }).click()
  await expect(answer(page).getByRole('list', { name: 'Log' })).toContainText('asleep')
  await expect(answer(page).getByRole('status')).toContainText('On its way')
  await page.getByRole('button', { name: 'Skip a minute' }).click()
  await expect(answer(page).getByRole('status')).toContainText('200')
})

test('New world forgets what services kept, and Start over brings back what ran', async ({ page }) => {
  await bring(page, 'catalog.ts', catalog('count++; return HttpResponse.json({ count })', 'let count = 0'))
  await bring(page, 'compose.yaml', shop('compose.yaml').replace('replicas: 2', 'replicas: 1'))
  await send(page, PRODUCTS, '200')
  await sendAgain(page, '200')
  await answer(page).getByRole('tab', { name: 'Body' }).click()
  await expect(answer(page)).toContainText('"count": 2')
  await page.getByRole('button', { name: 'New world' }).click()
  await expect(rows(page)).toHaveCount(0)
  await sendAgain(page, '200')
  await expect(answer(page)).toContainText('"count": 1')
})
