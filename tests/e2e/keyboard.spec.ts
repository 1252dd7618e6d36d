import { axe, expect, test } from './fixtures'
import { answer, editor, files, openFile, request, row, rows, send } from './lab-steps'

test('a reader sends, reads the X-ray and edits by keyboard alone', async ({ page }) => {
  await page.goto('/lab/')
  await page.keyboard.press('Tab')
  const url = request(page).getByRole('textbox', { name: /url/i })
  for (let i = 0; i < 60 && !(await url.evaluate((field) => field === document.activeElement)); i++) {
    await page.keyboard.press('Tab')
  }
  await expect(url).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('https://api.shop.test/products')
  await page.keyboard.press('Control+Enter')
  await expect(answer(page).getByRole('status')).toContainText('200')
  const first = rows(page).first().getByRole('button').first()
  for (let i = 0; i < 30 && !(await first.evaluate((field) => field === document.activeElement)); i++) {
    await page.keyboard.press('Tab')
  }
  await expect(first).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'correlation-id').getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row(page, 'correlation-id').getByRole('button').first()).toHaveAttribute(
    'aria-expanded',
    'true',
  )
})

test('Tab leaves the editor in both directions', async ({ page }) => {
  await page.goto('/lab/')
  await openFile(page, 'kong.yml')
  const field = await editor(page, 'kong.yml')
  await page.keyboard.press('Tab')
  await expect(field).not.toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(field).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(field).not.toBeFocused()
})

test('Ctrl+Enter in the editor sends, ? lists the keys, and the palette lists every command', async ({
  page,
}) => {
  await page.goto('/lab/')
  await editor(page, 'kong.yml')
  await page.keyboard.press('Control+Enter')
  await expect(answer(page).getByRole('status')).toContainText(/\d{3}/)
  await expect(files(page)).toContainText('kong.yml')
  await page.locator('body').click({ position: { x: 5, y: 300 } })
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog')
  for (const command of ['Send', 'Open a file']) await expect(sheet).toContainText(command)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('Control+K')
  // Start over is offered once there is something to start over from.
  for (const command of ['Send', 'Skip a minute', 'New world', 'Open a file']) {
    await expect(sheet).toContainText(command)
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the lab has no accessibility violation in the ${colorScheme} theme, whatever state it is in`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/lab/')
    await send(page, 'https://api.shop.test/products', '200')
    await row(page, 'rate-limiting').getByRole('button').first().click()
    await axe(page)
    await send(page, 'https://api.shop.test/nowhere', '404')
    await axe(page)
    for (const tab of ['Body', 'Response headers', 'Log']) {
      await answer(page)
        .getByRole('tab', { name: new RegExp(tab) })
        .click()
      await axe(page)
    }
    await editor(page, 'kong.yml')
    await page.keyboard.press('Control+K')
    await expect(page.getByRole('dialog')).toBeVisible()
    await axe(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Open a file' }).click()
    await axe(page)
  })
}
