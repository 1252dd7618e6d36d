import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Page } from 'playwright'
import { print } from './report'

interface Site {
  readonly handler: import('node:http').RequestListener
  readonly browser: string
  readonly flags: readonly string[]
}

const RUNS = 7
const SLOW = 4

/** What the page measures by itself: from an event in it to the frame after the change that answers it. */
async function arm(page: Page, event: string, answered: string): Promise<void> {
  await page.evaluate(
    ([name, test]) => {
      const holds: () => boolean = () => {
        const [selector, wanted] = (test ?? '').split(' :: ')
        return [...document.querySelectorAll(selector ?? '')].some((one) =>
          one.textContent?.includes(wanted ?? ''),
        )
      }
      Reflect.set(window, 'measured', undefined)
      addEventListener(
        name ?? '',
        () => {
          const start = performance.now()
          const look = () => {
            if (!holds()) return requestAnimationFrame(look)
            // One frame to lay out, one to have painted it.
            requestAnimationFrame(() =>
              requestAnimationFrame(() => Reflect.set(window, 'measured', performance.now() - start)),
            )
          }
          look()
        },
        { capture: true, once: true },
      )
    },
    [event, answered],
  )
}

async function measured(page: Page): Promise<number> {
  for (;;) {
    const value: unknown = await page.evaluate(
      () => new Promise((go) => setTimeout(() => go(Reflect.get(window, 'measured')), 20)),
    )
    if (typeof value === 'number') return value
  }
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

interface Times {
  readonly send: number
  readonly live: number
}

async function run(page: Page, url: string): Promise<Times> {
  await page.goto(url)
  const request = page.getByRole('region', { name: 'Request' })
  const files = page.getByRole('region', { name: 'Files' })
  await request.getByRole('textbox', { name: /url/i }).fill('https://api.shop.test/users/none')
  const sends: number[] = []
  for (let i = 0; i < RUNS; i++) {
    await page.getByRole('button', { name: 'New world' }).click()
    await page.waitForFunction(() => document.querySelectorAll('[aria-label=Answer] li').length === 0)
    await arm(page, 'pointerdown', '[aria-label=Answer] li :: Answer')
    await request.getByRole('button', { name: 'Send', exact: true }).click()
    sends.push(await measured(page))
  }
  const field = files.getByRole('textbox', { name: 'kong.yml' })
  await field.first().focus()
  await files.locator('.monaco-editor').first().waitFor()
  await field.first().focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  const lives: number[] = []
  for (let i = 0; i < RUNS; i++) {
    // The closing quote of the format version: without it the file is broken, with it whole.
    await arm(page, 'keydown', '[aria-label=Files] [aria-live] :: last good gateway')
    await page.keyboard.press('Backspace')
    await measured(page)
    await arm(page, 'keydown', '[aria-label=Files] [aria-live] :: Live')
    await page.keyboard.press('Control+Z')
    lives.push(await measured(page))
  }
  return { send: median(sends.slice(1)), live: median(lives.slice(1)) }
}

/** The reader's two waits, on the built site in Chromium: as it is, and at a quarter of the speed. */
export async function benchPage(site: Site): Promise<void> {
  const server = createServer(site.handler)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lab/`
  const browser = await chromium.launch({ executablePath: site.browser, args: [...site.flags] })
  try {
    const times = async (rate: number) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      const debug = await page.context().newCDPSession(page)
      await debug.send('Emulation.setCPUThrottlingRate', { rate })
      const result = await run(page, url)
      await page.close()
      return result
    }
    const full = await times(1)
    const slow = await times(SLOW)
    const rows = [
      ['Send to X-ray painted', full.send, slow.send],
      ['keystroke to live (150 ms of it a pause)', full.live, slow.live],
    ] as const
    for (const [name, fast, throttled] of rows) {
      print({ bench: name, unit: 'ms', value: fast })
      print({
        bench: `${name}, CPU ${SLOW} times slower`,
        unit: 'ms',
        value: throttled,
        beside: 'the same at full speed',
        ratio: throttled / fast,
      })
    }
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}
