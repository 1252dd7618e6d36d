import { readFileSync } from 'node:fs'
import { expect, type Page, test } from './fixtures'
import { answer, bring, files, goToLine, isolates, lineOf, replaceFile, row } from './lab-steps'

const GATEWAY = 'content/courses/2-the-gateway/01-how-a-gateway-works'
const API = 'content/courses/1-foundations/01-what-an-api-is'

const verdicts = (page: Page, word: string) =>
  page.locator('.lesson-checks > li').filter({ hasText: `${word}: ` })

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check my gateway' }).click()
  await expect(page.locator('.lesson-exercise .lesson-said')).toContainText(/checks? pass/, {
    timeout: 30_000,
  })
}

test('a guess is held against the calls themselves', async ({ page }) => {
  await page.goto('/lessons/how-a-gateway-works/')
  await page.getByRole('button', { name: 'Run it' }).click()
  await expect(page.getByText('Choose an answer first.')).toBeVisible()
  await page.getByLabel('The gateway, both times').check()
  await page.getByRole('button', { name: 'Run it' }).click()
  await expect(page.getByText(/It was: first the gateway, then the service/)).toBeVisible()
  await page.getByRole('button', { name: 'Show its X-ray' }).nth(1).click()
  await expect(row(page, 'orders')).toContainText('404')
  await expect(answer(page)).toContainText('it received GET /1042')
})

test('How a gateway works: the checks fail at first, open the very call, and pass once it is mended', async ({
  page,
}) => {
  await page.goto('/lessons/how-a-gateway-works/')
  await expect(verdicts(page, 'Not run yet')).toHaveCount(4)
  await check(page)
  await expect(verdicts(page, 'Failed')).not.toHaveCount(0)
  await page.getByRole('button', { name: /^Open the call in the X-ray: GET \/orders\/1042/ }).click()
  await expect(answer(page).getByRole('status')).toContainText('404')
  const kong = readFileSync(`${GATEWAY}/lab/kong.yml`, 'utf8')
  await goToLine(page, 'kong.yml', lineOf(kong, 'paths: [/orders]'))
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('strip_path: false')
  await page.keyboard.press('Escape')
  await expect(files(page).getByText('Live', { exact: true })).toBeVisible()
  await check(page)
  await expect(verdicts(page, 'Passed')).toHaveCount(4)
  await expect(page.getByText('All 4 checks pass.')).toBeVisible()
})

test('What an API is: the start fails, the solution passes', async ({ page }) => {
  await page.goto('/lessons/what-an-api-is/')
  await check(page)
  await expect(verdicts(page, 'Failed')).not.toHaveCount(0)
  const solution = readFileSync(`${API}/exercises/1-rename-a-field/solution/services/catalog.ts`, 'utf8')
  await replaceFile(page, 'services/catalog.ts', solution)
  await expect(files(page).getByText('Live', { exact: true })).toBeVisible()
  await check(page)
  await expect(verdicts(page, 'Failed')).toHaveCount(0)
})

test('one check runs alone, hints come one at a time, and the solution is shown as a difference', async ({
  page,
}) => {
  await page.goto('/lessons/how-a-gateway-works/')
  await page.getByRole('button', { name: 'Run: A misspelt address is refused by the gateway' }).click()
  await expect(verdicts(page, 'Passed')).toHaveCount(1)
  await expect(verdicts(page, 'Not run yet')).toHaveCount(3)
  await page.getByRole('button', { name: 'Hint 1 of 3' }).click()
  await expect(page.locator('.lesson-hints li')).toHaveCount(1)
  await page.getByRole('button', { name: 'Hint 2 of 3' }).click()
  await expect(page.locator('.lesson-hints li')).toHaveCount(2)
  await page.getByRole('button', { name: 'Solution' }).click()
  await expect(page.locator('.lesson-exercise')).toContainText('strip_path: false')
})

test('a check that never ends is ended, and the page goes on', async ({ page }) => {
  await page.goto('/lessons/what-an-api-is/')
  await replaceFile(page, 'services/catalog.ts', 'export const handlers = []\nfor (;;) {}\n')
  await page.getByRole('button', { name: 'Check my gateway' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The sandbox was ended' })).toBeVisible({
    timeout: 20_000,
  })
  await page.getByRole('button', { name: 'Hint 1' }).click()
  await expect(page.locator('.lesson-hints li')).toHaveCount(1)
})

test('a check that runs into an endless loop ends the run of checks, and none after it is run', async ({
  page,
}) => {
  await page.goto('/lessons/how-a-gateway-works/')
  const loop = `import { http } from 'msw'
export const handlers = [http.all('*', () => { for (;;) {} })]
`
  await bring(page, 'orders.ts', loop)
  await expect(files(page).getByText('Live', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Check my gateway' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'The sandbox was ended' })
  await expect(notice).toContainText('You last changed services/orders.ts', { timeout: 20_000 })
  await expect(verdicts(page, 'Failed')).toHaveCount(1)
  await expect(verdicts(page, 'Not run yet')).toHaveCount(3)
  expect(isolates(page)).toBe(0)
  // Nothing is checked while it is ended; started again and mended, all is.
  await page.getByRole('button', { name: 'Check my gateway' }).click()
  expect(isolates(page)).toBe(0)
  await page.getByRole('region', { name: 'Files' }).hover()
  await bring(page, 'orders.ts', readFileSync(`${GATEWAY}/lab/services/orders.ts`, 'utf8'))
  await page.getByRole('button', { name: 'Start it again' }).first().click()
  await check(page)
  await expect(verdicts(page, 'Passed')).not.toHaveCount(0)
})
