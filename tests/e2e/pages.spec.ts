/** What holds for every page of the export, whatever stands on it. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { axe, expect, test } from './fixtures'

const out = fileURLToPath(new URL('../../out', import.meta.url))

/** The addresses of all pages, as `/lessons/`. The isolate's host is no page; 404 is asked for by a test of its own. */
const pages = readdirSync(out, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('index.html') && !/^(404|_not-found|isolate)[\\/]/.test(path))
  .map((path) => `/${dirname(path)}/`.replace('/./', '/').replaceAll('\\', '/'))
  .sort()

const html = (page: string) => readFileSync(join(out, page, 'index.html'), 'utf8')

for (const path of pages) {
  test.describe(`the page ${path}`, () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`has no accessibility violation in the ${colorScheme} theme`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.goto(path)
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
        await axe(page)
      })
    }

    test('says what it is: title, description, one heading of the first rank', async ({ page }) => {
      await page.goto(path)
      await expect(page).toHaveTitle(/Gatehouse/)
      const description = page.locator('meta[name="description"]')
      await expect(description).toHaveAttribute('content', /.{40,}/)
      await expect(page.locator('h1')).toHaveCount(1)
    })

    test('never scrolls sideways', async ({ page }) => {
      await page.goto(path)
      for (const width of [320, 390, 900, 1440]) {
        await page.setViewportSize({ width, height: 800 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(over, `at ${width} px`).toBeLessThanOrEqual(0)
      }
    })

    test('reaches its main part from the skip link', async ({ page }) => {
      await page.goto(path)
      await page.keyboard.press('Tab')
      await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.locator('#main')).toBeFocused()
    })
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const path of pages) {
    test(`the page ${path} can be read, and offers no switch that would do nothing`, async ({ page }) => {
      await page.goto(path)
      await expect(page.locator('h1')).toBeVisible()
      await expect(page.getByRole('navigation', { name: 'Site' })).toBeVisible()
      await expect(page.getByRole('group', { name: 'Theme' })).toBeHidden()
    })
  }

  test('a dark system gets a dark page', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto('/')
    const brightest = await page.evaluate(() => {
      const brush = document.createElement('canvas').getContext('2d')
      if (!brush) throw new Error('This browser cannot draw.')
      brush.fillStyle = getComputedStyle(document.body).backgroundColor
      brush.fillRect(0, 0, 1, 1)
      return Math.max(...brush.getImageData(0, 0, 1, 1).data.slice(0, 3))
    })
    expect(brightest).toBeLessThan(60)
  })
})

test('titles and descriptions differ from page to page', () => {
  for (const pattern of [/<title>([^<]+)/, /<meta name="description" content="([^"]+)/]) {
    const texts = pages.map((page) => pattern.exec(html(page))?.[1])
    expect(new Set(texts).size).toBe(pages.length)
  }
})

test('an unknown address gets the site’s own 404 page', async ({ page, allow }) => {
  allow(/404/)
  const response = await page.goto('/nowhere/at-all/')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page at this address')
  await axe(page)
})

test('no page links to an address or a place that does not exist', () => {
  const known = new Set(readdirSync(out, { recursive: true, encoding: 'utf8' }).map((path) => `/${path}`))
  const dead = pages.flatMap((page) =>
    [...html(page).matchAll(/<a\s[^>]*href="([^"]+)"/g)].flatMap(([, href = '']) => {
      if (/^(https?:|mailto:)/.test(href)) return []
      const { pathname, hash } = new URL(href, `http://site${page}`)
      const target = pathname.endsWith('/') ? `${pathname}index.html` : pathname
      if (!known.has(target)) return [`${page} links to ${href}`]
      const id = decodeURIComponent(hash.slice(1))
      const there = !id || readFileSync(join(out, target), 'utf8').includes(`id="${id}"`)
      return there ? [] : [`${page} links to ${href}, where nothing has that id`]
    }),
  )
  expect(dead).toEqual([])
})

for (const [device, width, height] of [
  ['a small laptop', 1280, 720],
  ['a phone', 390, 844],
] as const) {
  test(`on ${device}, the front page makes a call and a refusal with a click each, without scrolling`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.goto('/')
    const answer = page.getByRole('main').getByRole('status')
    for (const [button, status] of [
      ['Ask for an order', '200'],
      ['Ask without a key', '401'],
    ] as const) {
      await expect(page.getByRole('button', { name: button })).toBeInViewport({ ratio: 1 })
      await page.getByRole('button', { name: button }).click()
      await expect(answer).toContainText(status)
      await expect(answer).toBeInViewport()
    }
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })
}

test.describe('the theme switch', () => {
  test('keeps what was chosen over a reload and from page to page', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto('/')
    await page.getByRole('radio', { name: 'Dark' }).check()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.goto('/safety/')
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  })

  test('follows the system again when told to', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto('/')
    await page.getByRole('radio', { name: 'Dark' }).check()
    await page.getByRole('radio', { name: 'As the system' }).check()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })

  test('is set before the first paint', async ({ page, allow }) => {
    allow(/ERR_FAILED/)
    await page.addInitScript(() => localStorage.setItem('gatehouse:theme', 'dark'))
    await page.emulateMedia({ colorScheme: 'light' })
    await page.route('**/_next/**/*.js', (route) => route.abort())
    await page.goto('/safety/', { waitUntil: 'commit' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })

  test('can be worked by keyboard', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('radio', { name: 'As the system' }).focus()
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

test.describe('the policy of a page', () => {
  test('comes before everything else in its head', () => {
    for (const page of pages)
      expect(html(page)).toMatch(/<head[^>]*><meta http-equiv="Content-Security-Policy"/)
  })

  test('lets nothing turn text into code', async ({ page, allow }) => {
    allow(/Content Security Policy|^console: policy/)
    await page.goto('/')
    const verdict = await page.evaluate(
      () =>
        // In a task of its own: what the debugger itself evaluates is not bound by the policy.
        new Promise((resolve) =>
          setTimeout(() => {
            try {
              resolve(new Function('return "ran"')())
            } catch (error) {
              resolve((error as Error).name)
            }
          }),
        ),
    )
    expect(verdict).toBe('EvalError')
  })

  test('lets nothing connect to a stranger', async ({ page, allow }) => {
    allow(/Content Security Policy|^console: policy/)
    await page.goto('/')
    const verdict = await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => 'reached',
        () => 'refused',
      ),
    )
    expect(verdict).toBe('refused')
  })

  test('lets no script in that was not there when the site was built', async ({ page, allow }) => {
    allow(/Content Security Policy|^console: policy/)
    await page.goto('/')
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.documentElement.dataset.ran = "yes"'
      document.body.append(script)
      return document.documentElement.dataset.ran
    })
    expect(ran).toBeUndefined()
  })
})

test.describe('the first load', () => {
  /** kB of JavaScript, compressed, that a page asks for in its HTML. A bare page of the framework is about 133. */
  const scriptsOf = (page: string) => {
    const files = new Set(
      [...html(page).matchAll(/<script[^>]*\ssrc="([^"?]+)[^>]*>/g)].map(([, src = '']) => src),
    )
    const legacy = [...html(page).matchAll(/<script[^>]*\snomodule[^>]*>/gi)].map(([tag]) => tag)
    const counted = [...files].filter((file) => !legacy.some((tag) => tag.includes(file)))
    return counted.reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file))).length, 0) / 1000
  }

  for (const page of pages) {
    test(`of ${page} stays within its budget`, () => {
      const budget = page === '/' ? 165 : /^\/(lab|lessons\/.+)\/$/.test(page) ? 230 : 150
      expect(scriptsOf(page)).toBeLessThan(budget)
    })
  }

  test('brings no editor: Monaco comes only when wanted', () => {
    const chunks = readdirSync(join(out, '_next/static'), { recursive: true, encoding: 'utf8' })
    const heavy = chunks.filter(
      (path) =>
        path.endsWith('.js') &&
        readFileSync(join(out, '_next/static', path), 'utf8').includes('editor.action.triggerSuggest'),
    )
    expect(heavy, 'the editor is somewhere').not.toEqual([])
    for (const page of pages) {
      const asked = heavy.filter((path) => html(page).includes(`src="/_next/static/${path}`))
      expect(asked, page).toEqual([])
    }
  })
})
