/**
 * What every browser test uses: a page that fails its test on any error of its own, and `axe`.
 *
 *   import { axe, expect, test } from './fixtures'
 *
 * A test that provokes an error says which: `allow(/net::ERR_FAILED/)`.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axeCore from 'axe-core'
import { test as base, expect, type Page } from 'playwright/test'

interface Fixtures {
  /** Errors that this test means to cause, by their text. */
  allow: (text: RegExp) => void
  watched: undefined
}

export const test = base.extend<Fixtures & { allowed: RegExp[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixtures it must build from this pattern.
  allowed: async ({}, use) => use([]),
  allow: async ({ allowed }, use) => {
    await use((text) => {
      allowed.push(text)
    })
  },
  watched: [
    async ({ context, allowed }, use) => {
      const errors: string[] = []
      const watch = (page: Page) => {
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(`console: ${message.text()}`)
        })
        page.on('pageerror', (error) => errors.push(`thrown: ${error.message}`))
      }
      for (const page of context.pages()) watch(page)
      context.on('page', watch)
      // The console shows most violations; this one also catches those of frames and of other threads' loads.
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI}`)
        })
      })
      await use(undefined)
      expect(errors.filter((error) => !allowed.some((text) => text.test(error)))).toEqual([])
    },
    { auto: true },
  ],
})

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Expects no violation of WCAG 2.2 AA on the page as it stands now.
 * @param within a selector, to look at one part of the page only
 */
export async function axe(page: Page, within = 'html') {
  // Through the debugger, which the page's policy does not bind.
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async (scope) => {
    const { axe } = window as typeof window & { axe: typeof axeCore }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const result = await axe.run(scope, { runOnly: tags })
    return result.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary})`).join('\n')}`,
    )
  }, within)
  expect(violations).toEqual([])
}

export type { Page }
export { expect }
