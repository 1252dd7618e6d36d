import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PrefixTrie } from './trie'

it('finds exactly the stored prefixes of a text, the shortest first', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(word), word, (stored, text) => {
      const trie = new PrefixTrie<string>()
      for (const one of stored) trie.at(one, () => one)
      const found: string[] = []
      trie.walk(text, (value) => found.push(value))
      const expected = [...new Set(stored)].filter((one) => text.startsWith(one))
      expect(found).toEqual(expected.sort((a, b) => a.length - b.length))
    }),
  )
})
