/** A reader's own files: dropped, pasted, of every kind. */
import { expect, type Page, test } from './fixtures'
import { answer, bring, files, live, openFile, request, row, send, sendAgain } from './lab-steps'

const MINE = `_format_version: "3.0"
services:
  - name: mine
    url: http://catalog:8080
    routes:
      - name: everything
        paths: [/products]
        strip_path: false
`
const problems = (page: Page, file: string) => files(page).getByRole('list', { name: `Problems in ${file}` })

test.beforeEach(async ({ page }) => {
  await page.goto('/lab/')
})

/** Drops a file on a place of the lab, as a browser does. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, text }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], name))
      return transfer
    },
    { name, text },
  )
  const target = files(page)
  await target.dispatchEvent('dragenter', { dataTransfer: transfer })
  await expect(page.getByText('Drop your file to run it here')).toBeVisible()
  await target.dispatchEvent('drop', { dataTransfer: transfer })
  await expect(page.getByText('Drop your file to run it here')).toBeHidden()
}

test('a kong.yml that is dropped on the lab runs, whatever its name', async ({ page }) => {
  await drop(page, 'production.yaml', MINE)
  await expect(page.getByText('It stands in kong.yml now.')).toBeVisible()
  await expect(live(page)).toBeVisible()
  await send(page, 'https://api.shop.test/products', '200')
  await expect(row(page, 'Route')).toContainText('everything')
})

test('a configuration that is pasted on the lab runs', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((text) => navigator.clipboard.writeText(text), MINE)
  await request(page).getByRole('button', { name: 'Send', exact: true }).focus()
  await page.keyboard.press('Control+V')
  await expect(page.getByText('It stands in kong.yml now.')).toBeVisible()
  await expect(live(page)).toBeVisible()
  await send(page, 'https://api.shop.test/products', '200')
  await expect(row(page, 'Route')).toContainText('everything')
})

test('text that is pasted into a field stays in that field', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((text) => navigator.clipboard.writeText(text), MINE)
  await request(page).getByRole('textbox', { name: 'URL' }).focus()
  await page.keyboard.press('Control+V')
  await expect(request(page).getByRole('textbox', { name: 'URL' })).toHaveValue(/_format_version/)
  await expect(files(page)).toContainText("The shop's gateway.")
})

test('a pasted text is taken from the dialog, too', async ({ page }) => {
  await page.getByRole('button', { name: 'Open a file' }).click()
  await page.getByLabel('Or paste it here').fill(MINE)
  await page.getByRole('button', { name: 'Use the pasted text' }).click()
  await expect(live(page)).toBeVisible()
  await send(page, 'https://api.shop.test/products', '200')
  await expect(row(page, 'Route')).toContainText('everything')
})

test('a configuration in JSON runs, and its steps point at its lines', async ({ page }) => {
  const json = {
    _format_version: '3.0',
    services: [
      {
        name: 'mine',
        url: 'http://catalog:8080',
        routes: [{ name: 'from-json', paths: ['/products'], strip_path: false }],
      },
    ],
  }
  await bring(page, 'kong.json', JSON.stringify(json, null, 2))
  await expect(live(page)).toBeVisible()
  await send(page, 'https://api.shop.test/products', '200')
  await expect(row(page, 'Route')).toContainText('from-json')
  await expect(row(page, 'Route')).toContainText(/line \d+/)
})

test('a file that is no configuration keeps the last good gateway, and says on which line it is none', async ({
  page,
}) => {
  await sendAgain(page, '200')
  await bring(page, 'holiday.yml', 'packing:\n  - towel\n  - book\n')
  await expect(files(page)).toContainText('The last good gateway keeps serving')
  await expect(problems(page, 'kong.yml')).toContainText('Line 1')
  await sendAgain(page, '200')
})

test('where no good gateway ever ran, none does, and Send says so', async ({ page }) => {
  await bring(page, 'notes.yml', 'just a line of words\n')
  await expect(files(page)).toContainText('just a line of words')
  await page.reload()
  await files(page).hover()
  await expect(files(page)).toContainText('No gateway runs')
  await request(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(answer(page)).toContainText('No gateway runs yet: kong.yml has')
})

test('a file that is too large is not taken', async ({ page }) => {
  await page.getByRole('button', { name: 'Open a file' }).click()
  await page.getByLabel('A file from this machine').setInputFiles({
    name: 'huge.yml',
    mimeType: 'text/yaml',
    buffer: Buffer.alloc(1024 * 1024 + 1, '#'),
  })
  await expect(page.getByText('huge.yml is larger than 1 MiB')).toBeVisible()
  await expect(files(page)).toContainText("The shop's gateway.")
})

test('what is wrong in a service or in the Compose file stands on its line, too', async ({ page }) => {
  await bring(
    page,
    'compose.yaml',
    'services:\n  catalog:\n    build: ./services/catalog\n    x-mock: { latency: soon }\n',
  )
  await expect(problems(page, 'compose.yaml')).toContainText('Line 4')
  await bring(page, 'catalog.ts', "export const handlers = [\n  http.get('/users', () => {\n]\n")
  await expect(problems(page, 'services/catalog.ts')).toContainText(/Line \d/)
  await openFile(page, 'kong.yml')
  await expect(problems(page, 'kong.yml')).toBeHidden()
})
