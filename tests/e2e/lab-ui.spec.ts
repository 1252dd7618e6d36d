import { axe, expect, test } from './fixtures'
import { answer, editor, files, request, row, rows, send, sendAgain } from './lab-steps'

test.beforeEach(async ({ page }) => {
  await page.goto('/lab/')
})

test('a line of the editor marks the steps it caused, and a step marks its line', async ({ page }) => {
  await sendAgain(page, '200')
  await row(page, 'key-auth').getByRole('button').first().click()
  await expect(files(page).locator('.marked-line').first()).toBeVisible()
  await expect(row(page, 'key-auth')).toContainText('X-Consumer-Username')
  await editor(page, 'kong.yml')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowUp')
  await expect(rows(page).filter({ hasText: 'caused by the line you are on' }).first()).toContainText(
    'correlation-id',
  )
})

test('the editor completes the settings of the plugin that a block names, and explains them', async ({
  page,
}) => {
  await sendAgain(page, '200')
  await editor(page, 'kong.yml')
  await page.keyboard.press('Control+Home')
  for (let line = 1; line < 14; line++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Space')
  const list = page.locator('.suggest-widget .monaco-list-row')
  await expect(list.filter({ hasText: 'limit_by' }).first()).toBeVisible()
  await expect(list.filter({ hasText: 'minute' })).toHaveCount(0)
})

test('Tab leaves the editor, Ctrl+Enter sends from anywhere, and the X-ray is walked with arrows', async ({
  page,
}) => {
  await editor(page, 'kong.yml')
  await page.keyboard.press('Control+Enter')
  await expect(answer(page).getByRole('status')).toContainText('200')
  await page.keyboard.press('Tab')
  await expect(files(page).locator('.monaco-editor :focus')).toHaveCount(0)
  await rows(page).first().getByRole('button').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(rows(page).nth(1).getByRole('button').first()).toHaveAttribute('aria-expanded', 'true')
})

test('every command is found in the palette, and every key on the sheet', async ({ page }) => {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused()
  await page.keyboard.type('without a key')
  await page.keyboard.press('Enter')
  await sendAgain(page, '401')
  await request(page).getByRole('button', { name: 'Send', exact: true }).focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Send')
  await axe(page, '[role=dialog]')
})

test('two answers are held against each other by stepping back', async ({ page }) => {
  await send(page, 'https://api.shop.test/products', '200')
  await send(page, 'https://api.shop.test/nowhere', '404')
  await page.getByRole('button', { name: 'Earlier call' }).click()
  await expect(answer(page).getByRole('status')).toContainText('200')
})

test('on a phone the lab peeks with Send, rises with the reasons, and is edited as plain text', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const page = await context.newPage()
  await page.goto('/lessons/how-a-gateway-works/')
  await page.getByRole('button', { name: 'Send', exact: true }).tap()
  await expect(page.getByText('404 Not Found').first()).toBeVisible()
  await page.getByRole('button', { name: 'Raise the lab' }).tap()
  await expect(row(page, 'Route')).toBeVisible()
  await page.getByRole('tab', { name: 'Config' }).tap()
  const field = page.getByRole('textbox', { name: 'kong.yml' })
  await field.fill('services: [')
  await expect(page.getByRole('list', { name: 'Problems in kong.yml' })).toContainText('Line 1')
  await axe(page)
  await context.close()
})
