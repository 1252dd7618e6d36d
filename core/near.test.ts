import { describe, expect, it } from 'vitest'
import { nearest } from './near'

const FIELDS = ['strip_path', 'preserve_host', 'paths', 'hosts', 'name', 'url']

describe('the word that was meant', () => {
  it.each([
    ['stripPath', 'strip_path'],
    ['strip-path', 'strip_path'],
    ['stirp_path', 'strip_path'],
    ['path', 'paths'],
    ['nmae', 'name'],
    ['uri', 'url'],
  ])('for %s is %s', (word, meant) => expect(nearest(word, FIELDS)).toBe(meant))

  it('is left open when none is near', () => expect(nearest('completely_else', FIELDS)).toBeUndefined())
})
