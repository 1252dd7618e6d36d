import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashSources, listSources } from './sources.mjs'

let folder
const settings = { basePath: '' }
const put = async (path, text) => {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'))
  await put('app/page.tsx', 'one')
  await put('package-lock.json', '{}')
})
afterEach(() => rm(folder, { recursive: true }))

describe('hashSources', () => {
  it('is the same for the same sources', async () => {
    expect(await hashSources(folder, settings)).toBe(await hashSources(folder, settings))
  })

  it.each([
    ['a text changes', () => put('app/page.tsx', 'two')],
    ['a file is added', () => put('app/other.tsx', '')],
    ['a file is renamed', () => rename(join(folder, 'app/page.tsx'), join(folder, 'app/p.tsx'))],
    ['the lock file changes', () => put('package-lock.json', '{ }')],
  ])('differs when %s', async (_, change) => {
    const before = await hashSources(folder, settings)
    await change()
    expect(await hashSources(folder, settings)).not.toBe(before)
  })

  it('differs when one file comes to hold the name and the text of the next', async () => {
    await put('y', '1')
    await put('z', '2')
    const before = await hashSources(folder, settings)
    await rm(join(folder, 'z'))
    await put('y', '1z2')
    expect(await hashSources(folder, settings)).not.toBe(before)
  })

  it('differs when the base path differs', async () => {
    const atRoot = await hashSources(folder, settings)
    expect(await hashSources(folder, { basePath: '/docs' })).not.toBe(atRoot)
  })
})

describe('listSources', () => {
  it('leaves out what a build makes and what it does not read', async () => {
    for (const path of [
      'out/index.html',
      '.next/x',
      'node_modules/a/b.js',
      'public/isolate/worker.js',
      'core/clock.test.ts',
      'tests/e2e/a.ts',
      'tsconfig.tsbuildinfo',
    ]) {
      await put(path, '')
    }
    await put('public/sw.js', '')
    expect(await listSources(folder)).toEqual(['app/page.tsx', 'package-lock.json', 'public/sw.js'])
  })
})
