import { expect, test } from './fixtures'
import { answer, replaceFile, send } from './lab-steps'

test('the page runs no text as code and reaches no foreign host', async ({ page, allow }) => {
  allow(/policy|Content Security Policy|Refused|violates/i)
  await page.goto('/lab/')
  const tried = await page.evaluate(async () => {
    const attempt = async (work: () => unknown) => {
      try {
        await work()
        return 'worked'
      } catch {
        return 'refused'
      }
    }
    const later = (work: () => unknown) =>
      new Promise((resolve) => setTimeout(() => resolve(attempt(async () => work()))))
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.head.append(script)
    return {
      // In a task of the page's own: what a debugger evaluates is let through while it runs.
      eval: await later(() => Reflect.get(globalThis, 'eval')('1')),
      function: await later(() => new Function('return 1')()),
      fetch: await attempt(() => fetch('https://example.com/')),
      worker: await attempt(
        () =>
          new Promise((resolve, reject) => {
            const worker = new Worker('data:text/javascript,postMessage(1)')
            worker.onmessage = resolve
            worker.onerror = reject
          }),
      ),
      inline: 'injected' in window ? 'worked' : 'refused',
    }
  })
  expect(tried).toEqual({
    eval: 'refused',
    function: 'refused',
    fetch: 'refused',
    worker: 'refused',
    inline: 'refused',
  })
})

/** A service that answers with what it could reach through the real global object. */
const PROBE = `
import { http, HttpResponse } from 'msw'
const real = (0, eval)('globalThis')
const attempt = async (work) => { try { await work(); return 'worked' } catch { return 'refused' } }
export const handlers = [http.get('/products', async () => HttpResponse.json({
origin: real.origin,
fetch: await attempt(() => real.fetch('https://example.com/')),
data: await attempt(() => real.fetch('data:,x')),
socket: await attempt(() => new real.WebSocket('wss://example.com/')),
storage: await attempt(() => real.indexedDB.open('x')),
caches: await attempt(() => real.caches.open('x')),
worker: await attempt(() => new real.Worker('data:text/javascript,')),
scripts: await attempt(() => real.importScripts('data:text/javascript,')),
import: await attempt(() => real.eval("import('data:text/javascript,export default 1')")),
document: typeof real.document,
parent: typeof real.parent,
}))]
`

test('code in the isolate reaches no network, no storage and no page', async ({ page, allow }) => {
  allow(/policy|Content Security Policy|Refused|violates|Failed to load/i)
  await page.goto('/lab/')
  await replaceFile(page, 'services/catalog.ts', PROBE)
  await send(page, 'https://api.shop.test/products', '200')
  await answer(page).getByRole('tab', { name: 'Body' }).click()
  const body = answer(page).getByRole('tabpanel')
  await expect(body).toContainText('"origin": "null"')
  for (const door of ['fetch', 'data', 'socket', 'storage', 'caches', 'worker', 'scripts', 'import']) {
    await expect(body).toContainText(`"${door}": "refused"`)
  }
  await expect(body).toContainText('"document": "undefined"')
  await expect(body).toContainText('"parent": "undefined"')
})

test('the host page does nothing for a stranger', async ({ page }) => {
  await page.goto('/isolate/index.html')
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('the sandbox frame has an origin of its own and may run scripts only', async ({ page }) => {
  await page.goto('/lab/')
  await send(page, 'https://api.shop.test/products', '200')
  const host = page.frames().find((frame) => frame.url().endsWith('/isolate/index.html'))
  const inner = host?.childFrames()[0]
  const element = await inner?.frameElement()
  expect(await element?.getAttribute('sandbox')).toBe('allow-scripts')
  expect(await element?.getAttribute('allow')).toBe('')
})
