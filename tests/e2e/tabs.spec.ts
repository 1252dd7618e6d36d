/** Two tabs on one lab tell each other, and neither's edits are lost before the reader has chosen. */
import { expect, type Page, test } from './fixtures'
import { bring, files, live, send } from './lab-steps'

const kong = (comment: string) => `# ${comment}\n_format_version: "3.0"\nservices: []\n`
const notice = (page: Page) => page.getByText('Another tab changed these files.')
const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Two tabs with one edit each; the first was saved, the second stands aside. */
async function twoEdits(page: Page) {
  const other = await page.context().newPage()
  await Promise.all([page.goto('/lab/'), other.goto('/lab/')])
  await expect(files(other).getByText('At rest')).toBeVisible()
  await bring(page, 'kong.yml', kong('the first'))
  await expect(notice(other)).toBeVisible()
  await expect(notice(page)).toBeHidden()
  await bring(other, 'kong.yml', kong('the second'))
  await expect(files(other)).toContainText('# the second')
  return other
}

test('calls in two tabs disturb nobody', async ({ page }) => {
  const other = await page.context().newPage()
  await Promise.all([page.goto('/lab/'), other.goto('/lab/')])
  await send(page, 'https://api.shop.test/products', '200')
  await send(other, 'https://api.shop.test/products', '200')
  await bring(other, 'kong.yml', kong('an edit'))
  await expect(notice(page)).toBeVisible()
  await expect(notice(other)).toBeHidden()
})

test('the later edit is kept when its reader says so, and the earlier tab is told', async ({ page }) => {
  const other = await twoEdits(page)
  await choose(other, 'Keep mine')
  await expect(notice(other)).toBeHidden()
  await expect(notice(page)).toBeVisible()
  await expect(files(page)).toContainText('# the first')
  await choose(page, 'Take the other tab’s')
  await expect(files(page)).toContainText('# the second')
  await other.reload()
  await expect(files(other)).toContainText('# the second')
  await expect(notice(other)).toBeHidden()
})

test('the earlier edit is taken when the later tab’s reader says so', async ({ page }) => {
  const other = await twoEdits(page)
  await choose(other, 'Take the other tab’s')
  await expect(files(other)).toContainText('# the first')
  await expect(live(other)).toBeVisible()
  await page.reload()
  await expect(files(page)).toContainText('# the first')
  await expect(notice(page)).toBeHidden()
})

test('each tab shows its own side after a reload, and both can still be had', async ({ page }) => {
  const other = await twoEdits(page)
  await Promise.all([page.reload(), other.reload()])
  await expect(files(page)).toContainText('# the first')
  await expect(files(other)).toContainText('# the second')
  await expect(notice(page)).toBeVisible()
  await choose(other, 'Keep mine')
  await expect(notice(other)).toBeHidden()
  await other.reload()
  await expect(files(other)).toContainText('# the second')
})
