import { describe, expect, it } from 'vitest'
import { missingPackages, nodeServes } from './install.mjs'

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/for-another-system': { version: '3.0.0', optional: true },
  },
}
const installed = {
  packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } },
}
const all = () => true

describe('missingPackages', () => {
  it('is empty when all is there, whatever is optional', () => {
    expect(missingPackages(lock, installed, all)).toEqual([])
  })

  it('names all packages on a bare clone', () => {
    expect(missingPackages(lock, undefined, () => false)).toEqual(['node_modules/a', 'node_modules/b'])
  })

  it('names a package of another version', () => {
    const old = { packages: { ...installed.packages, 'node_modules/b': { version: '1.9.0' } } }
    expect(missingPackages(lock, old, all)).toEqual(['node_modules/b'])
  })

  it('names a package whose folder was deleted', () => {
    expect(missingPackages(lock, installed, (path) => path !== 'node_modules/a')).toEqual(['node_modules/a'])
  })
})

describe('nodeServes', () => {
  it.each([
    ['20.19.0', true],
    ['20.18.3', false],
    ['18.20.0', false],
    ['22.0.0', true],
    ['26.1.0', true],
  ])('Node %s: %s', (version, serves) => {
    expect(nodeServes(version, '>=20.19')).toBe(serves)
  })
})
