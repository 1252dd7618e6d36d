/** Lines and steps point at each other; the editor knows Kong's format. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from './fixtures'
import { answer, bring, editor, files, goToLine, lineOf, live, openFile, row, rows, send } from './lab-steps'

const kong = readFileSync('content/labs/shop/kong.yml', 'utf8')
const ORDER = 'https://api.shop.test/orders/1042?apikey=web-shop-key'

test.beforeEach(async ({ page }) => {
  await page.goto('/lab/')
})

const here = (page: Page) => rows(page).filter({ hasText: 'caused by the line you are on' })
const tab = (page: Page, name: string) => files(page).getByRole('tab', { name: new RegExp(`^${name}`) })

test('choosing a step of another file opens that file and marks its line', async ({ page }) => {
  await send(page, ORDER, '200')
  await expect(tab(page, 'kong.yml')).toHaveAttribute('aria-selected', 'true')
  await rows(page)
    .filter({ hasText: /orders\.ts \d+/ })
    .first()
    .getByRole('button')
    .first()
    .click()
  await expect(tab(page, 'orders.ts')).toHaveAttribute('aria-selected', 'true')
  await expect(files(page).locator('.marked-line').first()).toBeVisible()
  await row(page, 'key-auth').getByRole('button').first().click()
  await expect(tab(page, 'kong.yml')).toHaveAttribute('aria-selected', 'true')
  await expect(files(page).locator('.marked-line').first()).toBeVisible()
})

test('the lines of a block mark the steps that it caused, and no others', async ({ page }) => {
  await send(page, ORDER, '200')
  await goToLine(page, 'kong.yml', lineOf(kong, 'key: web-shop-key'))
  await expect(here(page)).toHaveCount(1)
  await expect(here(page)).toContainText('key-auth')
  await goToLine(page, 'kong.yml', lineOf(kong, 'paths: [/orders]'))
  await expect(here(page).first()).toContainText('Route')
  await goToLine(page, 'kong.yml', 1)
  await expect(here(page)).toHaveCount(0)
})

test('steps still point at their lines after lines were put above them', async ({ page }) => {
  await send(page, ORDER, '200')
  const line = lineOf(kong, 'key: web-shop-key')
  await bring(page, 'kong.yml', `# one\n# two\n${kong}`)
  await expect(live(page)).toBeVisible()
  await expect(row(page, 'key-auth')).toContainText(`line ${line + 2}`)
})

test('the editor offers the fields of a route, each with what it is', async ({ page }) => {
  await send(page, ORDER, '200')
  await goToLine(page, 'kong.yml', lineOf(kong, 'methods: [GET, POST]'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Space')
  const fields = page.locator('.suggest-widget .monaco-list-row')
  await expect(fields.filter({ hasText: 'headers' }).first()).toBeVisible()
  await page.keyboard.type('regex')
  await expect(fields.filter({ hasText: 'regex_priority' })).toBeVisible()
  await expect(fields.filter({ hasText: 'headers' })).toHaveCount(0)
  // Asked again, the list shows what the field is.
  await page.keyboard.press('Control+Space')
  await expect(page.locator('.suggest-details')).toContainText('Default: 0')
})

test('pointing at a field says what it is and what it is by default', async ({ page }) => {
  await send(page, ORDER, '200')
  await bring(page, 'kong.yml', kong)
  await goToLine(page, 'kong.yml', lineOf(kong, 'strip_path'))
  await files(page)
    .locator('.monaco-editor .view-line span', { hasText: /^strip_path$/ })
    .first()
    .hover()
  await expect(page.locator('.monaco-hover-content').first()).toContainText('Default: true')
})

test('marks stand in the live editor of every kind of file', async ({ page }) => {
  await send(page, ORDER, '200')
  const broken = [
    ['kong.yml', kong.replace('strip_path: false', 'strip_pth: false'), /strip_pth|unknown field/],
    [
      'compose.yaml',
      'services:\n  catalog:\n    build: ./services/catalog\n    x-mock: { latency: soon }\n',
      /soon|latency/,
    ],
    ['services/catalog.ts', 'export const handlers = [\n  nothing.here\n]\n', /nothing/],
  ] as const
  for (const [file, text, word] of broken) {
    await bring(page, file.replace('services/', ''), text)
    await editor(page, file)
    await expect(files(page).locator('.squiggly-error, .squiggly-warning').first()).toBeVisible()
    await expect(files(page).getByRole('list', { name: `Problems in ${file}` })).toContainText(word)
  }
})

test('choosing a problem opens nothing else and marks its line', async ({ page }) => {
  await bring(page, 'kong.yml', kong.replace('strip_path: false', 'strip_pth: false'))
  const list = files(page).getByRole('list', { name: 'Problems in kong.yml' })
  await list.getByRole('button').first().click()
  await expect(files(page).locator('.marked-line').first()).toBeVisible()
  await openFile(page, 'compose.yaml')
  await expect(files(page).locator('.marked-line')).toHaveCount(0)
})

test('a log line leads to the line that wrote it', async ({ page }) => {
  await bring(
    page,
    'catalog.ts',
    "import { http } from 'msw'\nexport const handlers = [\n  http.get('/products', () => {\n    throw new Error('dropped')\n  }),\n]\n",
  )
  await openFile(page, 'kong.yml')
  await send(page, 'https://api.shop.test/products', '500')
  await answer(page).getByRole('tab', { name: /^Log/ }).click()
  const entry = answer(page)
    .getByRole('list', { name: 'Log' })
    .getByRole('listitem')
    .filter({ hasText: 'dropped' })
  await entry.getByRole('button').click()
  await expect(tab(page, 'catalog.ts')).toHaveAttribute('aria-selected', 'true')
  await expect(files(page).locator('.marked-line').first()).toContainText('dropped')
})
