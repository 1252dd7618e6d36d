/** What a reader does in a lab, in the words of the tests. */
import { expect, type Page } from './fixtures'

export const answer = (page: Page) => page.getByRole('region', { name: 'Answer' })
export const request = (page: Page) => page.getByRole('region', { name: 'Request' })
export const files = (page: Page) => page.getByRole('region', { name: 'Files' })
export const rows = (page: Page) => answer(page).getByRole('listitem')
export const row = (page: Page, name: string) =>
  rows(page)
    .filter({ hasText: new RegExp(`^\\s*${name}`) })
    .first()

/** Sends a call with Send and waits for its status. */
export async function send(page: Page, url: string, status: RegExp | string): Promise<void> {
  await request(page).getByRole('textbox', { name: /url/i }).fill(url)
  await sendAgain(page, status)
}

export async function sendAgain(page: Page, status: RegExp | string): Promise<void> {
  await request(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(answer(page).getByRole('status')).toContainText(status)
}

/** Opens a file, from its tab or from "All files". */
export async function openFile(page: Page, name: string): Promise<void> {
  const tab = files(page).getByRole('tab', {
    name: new RegExp(`^${name.split('/').at(-1)?.replace('.', '\\.')}`),
  })
  if (await tab.count()) return tab.first().click()
  await files(page)
    .getByRole('button', { name: /All files/ })
    .click()
  await page
    .getByRole('menuitem', { name: new RegExp(name.replace('.', '\\.')) })
    .first()
    .click()
}

/** The live editor of a file, brought up by the focus it is given. */
export async function editor(page: Page, file: string) {
  const field = files(page).getByRole('textbox', { name: file })
  await field.first().focus()
  await expect(files(page).locator('.monaco-editor').first()).toBeVisible()
  await expect(field).toHaveCount(1)
  await field.focus()
  return field
}

/** Puts the cursor at the end of a line of the live editor. */
export async function goToLine(page: Page, file: string, line: number): Promise<void> {
  await openFile(page, file)
  await editor(page, file)
  await page.keyboard.press('Control+Home')
  for (let i = 1; i < line; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
}

/** Replaces the whole text of one line, as a reader would: by keyboard, in the live editor. */
export async function replaceLine(page: Page, file: string, line: number, text: string): Promise<void> {
  await goToLine(page, file, line)
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.insertText(text)
  // A suggestion list that opened over the text is closed, not taken.
  await page.keyboard.press('Escape')
}

/** The number of the line that holds a text, in a file as it was published. */
export function lineOf(text: string, part: string, from = ''): number {
  const start = from === '' ? 0 : text.indexOf(from)
  const at = text.indexOf(part, start)
  if (at < 0) throw new Error(`No line with ${part}`)
  return text.slice(0, at).split('\n').length
}

/** Replaces a file's whole text in the live editor. */
export async function replaceFile(page: Page, file: string, text: string): Promise<void> {
  await openFile(page, file)
  await editor(page, file)
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Escape')
}

/** Puts a file of the reader's own in place, by "Open a file". */
export async function bring(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Open a file' }).click()
  await page
    .getByLabel('A file from this machine')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await expect(page.getByRole('dialog')).toBeHidden()
}

export const live = (page: Page) => files(page).getByText('Live', { exact: true })

/** The notice that the sandbox was ended, with its reason. */
export const ended = (page: Page) => page.getByRole('alert').filter({ hasText: 'The sandbox was ended' })

/** Whether anything can run: the isolate's host page stands in the page. */
export const isolates = (page: Page) =>
  page.frames().filter((frame) => frame.url().endsWith('/isolate/index.html')).length
