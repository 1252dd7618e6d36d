/** What the site remembers of a reader, and what a lesson is on paper. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from './fixtures'
import { bring, files, live, openFile, row } from './lab-steps'

const GATEWAY = 'content/courses/2-the-gateway/01-how-a-gateway-works'
const lesson = (page: Page, name: RegExp) => page.getByRole('link', { name }).first()

test('a lesson counts as read once its end was seen, also after a reload and on the list of lessons', async ({
  page,
}) => {
  await page.goto('/lessons/what-an-api-is/')
  await page.getByRole('button', { name: 'Mark as read' }).scrollIntoViewIfNeeded()
  await expect(page.getByText('You have read this lesson.')).toBeAttached()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Mark as unread' })).toBeAttached()
  await page.goto('/lessons/')
  await expect(lesson(page, /Read: .*What an API is/)).toBeVisible()
  await expect(page.getByRole('link', { name: /Read: .*How a gateway works/ })).toHaveCount(0)
})

test('a read mark can be taken back', async ({ page }) => {
  await page.goto('/lessons/how-a-gateway-works/')
  const button = page.getByRole('button', { name: /^Mark as/ })
  await button.scrollIntoViewIfNeeded()
  await expect(button).toHaveText('Mark as unread')
  await button.click()
  await expect(page.getByText('Not read yet.')).toBeAttached()
  await page.goto('/lessons/')
  await expect(lesson(page, /Begun: .*How a gateway works/)).toBeVisible()
})

test('a lesson on paper has its text and its checks, and no lab and no buttons', async ({ page }) => {
  await page.goto('/lessons/how-a-gateway-works/')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const region of ['Drawing', 'Files', 'Request', 'Answer']) {
    await expect(page.getByRole('region', { name: region })).toHaveCount(0)
  }
  for (const button of ['Send', 'Check my gateway', 'Solution', 'Mark as read', 'Skip a minute']) {
    await expect(page.getByRole('button', { name: button, exact: true })).toHaveCount(0)
  }
  await expect(page.locator('.lesson-checks > li')).toHaveCount(4)
  await expect(page.locator('.lesson-checks > li').last()).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('an exercise is read, solved in a plain field, checked, and its call opened in the X-ray', async ({
    page,
  }) => {
    await page.goto('/lessons/how-a-gateway-works/')
    expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true)
    const check = page.getByRole('button', { name: 'Check my gateway' })
    const passes = page.locator('.lesson-exercise .lesson-said')
    await check.tap()
    await expect(passes).toContainText('of 4 checks pass', { timeout: 30_000 })
    await page.getByRole('button', { name: /^Open the call in the X-ray: GET \/orders\/1042/ }).tap()
    await expect(row(page, 'Route')).toBeVisible()
    await page.getByRole('tab', { name: 'Config' }).tap()
    const field = page.getByRole('textbox', { name: 'kong.yml' })
    expect(await field.evaluate((node) => node.tagName)).toBe('TEXTAREA')
    const kong = readFileSync(`${GATEWAY}/lab/kong.yml`, 'utf8')
    await field.fill(kong.replace('paths: [/orders]', 'paths: [/orders]\n        strip_pth: false'))
    const problems = page.getByRole('list', { name: 'Problems in kong.yml' })
    await expect(problems).toContainText('Did you mean strip_path?')
    await problems.getByRole('button').first().tap()
    await field.fill(kong.replace('paths: [/orders]', 'paths: [/orders]\n        strip_path: false'))
    await expect(problems).toHaveCount(0)
    await expect(live(page)).toBeVisible()
    await page.getByRole('button', { name: 'Lower the lab' }).tap()
    await check.tap()
    await expect(passes).toContainText('All 4 checks pass.', { timeout: 30_000 })
  })

  test('the lab on its own page sends, edits and keeps its edits', async ({ page }) => {
    await page.goto('/lab/')
    await page.getByRole('button', { name: 'Send', exact: true }).tap()
    await expect(page.getByRole('status').filter({ hasText: '200' }).first()).toBeVisible()
    await page.getByRole('tab', { name: 'Config' }).tap()
    await openFile(page, 'compose.yaml')
    await expect(page.getByRole('textbox', { name: 'compose.yaml' })).toHaveValue(/x-mock/)
    await bring(page, 'kong.yml', '_format_version: "3.0"\nservices: []\n')
    await expect(page.getByRole('textbox', { name: 'kong.yml' })).toHaveValue(/services: \[\]/)
    await page.getByRole('button', { name: 'Send', exact: true }).tap()
    await page.getByRole('tab', { name: 'Why' }).tap()
    await expect(page.getByRole('status').filter({ hasText: '404' }).first()).toBeVisible()
    await page.reload()
    await page.getByRole('tab', { name: 'Config' }).tap()
    await expect(files(page).getByRole('textbox', { name: 'kong.yml' })).toHaveValue(/services: \[\]/)
  })
})
