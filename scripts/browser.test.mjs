import { describe, expect, it } from 'vitest'
import { findBrowser, waysToFetch } from './browser.mjs'

/** A Linux machine on which just these files exist. */
const machine = (files, env = {}) => ({
  env,
  platform: 'linux',
  own: '/home/reader/.cache/ms-playwright/chrome',
  exists: (path) => files.includes(path),
})

describe('findBrowser', () => {
  it('takes CHROMIUM_PATH before all else', () => {
    const files = ['/opt/mine', '/usr/bin/chromium']
    expect(findBrowser(machine(files, { CHROMIUM_PATH: '/opt/mine' }))).toBe('/opt/mine')
  })

  it('does not pass over a CHROMIUM_PATH that names nothing', () => {
    const { env, ...rest } = machine(['/usr/bin/chromium'], { CHROMIUM_PATH: '/opt/typo' })
    expect(() => findBrowser({ env, ...rest })).toThrow('/opt/typo')
  })

  it("prefers an installed browser to Playwright's own download", () => {
    const files = ['/usr/bin/google-chrome', machine([]).own]
    expect(findBrowser(machine(files))).toBe('/usr/bin/google-chrome')
  })

  it("falls back to Playwright's own download", () => {
    expect(findBrowser(machine([machine([]).own]))).toBe(machine([]).own)
  })

  it('finds nothing where there is nothing', () => {
    expect(findBrowser(machine([]))).toBeUndefined()
  })

  it('knows no places on an unheard-of system, but still the download', () => {
    expect(findBrowser({ ...machine([machine([]).own]), platform: 'haiku' })).toBe(machine([]).own)
  })
})

describe('waysToFetch', () => {
  const ci = { env: { CI: 'true' }, root: true, debian: true }

  it("asks Debian's package manager after the download, in a CI as root", () => {
    expect(waysToFetch(ci)).toEqual(['download', 'apt'])
  })

  it.each([
    ['outside a CI', { env: {} }],
    ['without root', { root: false }],
    ['on another system', { debian: false }],
  ])('installs no system package %s', (_, change) => {
    expect(waysToFetch({ ...ci, ...change })).toEqual(['download'])
  })
})
