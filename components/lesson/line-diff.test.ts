import { describe, expect, it } from 'vitest'
import { changesOf, lineDiff } from './line-diff'

const marks = { same: ' ', added: '+', removed: '-' }
const written = (before: string, after: string) =>
  lineDiff(before, after).map(({ kind, text }) => marks[kind] + text)

describe('the difference of two texts', () => {
  it('keeps common lines and puts what went before what came', () => {
    expect(written('a\nb\nc', 'a\nx\nc')).toEqual([' a', '-b', '+x', ' c'])
  })

  it('finds the longest common run, not the first one', () => {
    expect(written('a\nb\nc\nd', 'b\nc\nd\na')).toEqual(['-a', ' b', ' c', ' d', '+a'])
  })

  it('numbers added lines in the new text and removed lines in the old one', () => {
    const lines = lineDiff('a\nb\nc', 'x\na\nc')
    expect(lines.find((one) => one.kind === 'added')?.line).toBe(1)
    expect(lines.find((one) => one.kind === 'removed')?.line).toBe(2)
    expect(lines.at(-1)).toEqual({ kind: 'same', text: 'c', line: 3 })
  })

  it('is all the same for equal texts', () => {
    expect(lineDiff('a\nb', 'a\nb').every((one) => one.kind === 'same')).toBe(true)
  })

  it('gives both texts back, whatever they are', () => {
    const before = 'one\ntwo\ntwo\n\nthree'
    const after = 'two\n\nthree\ntwo\nfour'
    const lines = lineDiff(before, after)
    const side = (left: 'added' | 'removed') =>
      lines
        .filter((one) => one.kind !== left)
        .map((one) => one.text)
        .join('\n')
    expect(side('added')).toBe(before)
    expect(side('removed')).toBe(after)
  })
})

describe('only the changes', () => {
  it('leaves out what is far from a change, and says so once', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7', '8'].join('\n')
    const kept = changesOf(lineDiff(before, before.replace('8', 'eight')), 1)
    expect(kept[0]).toEqual({ kind: 'gap', line: 6 })
    expect(kept.slice(1).map((one) => (one.kind === 'gap' ? 'gap' : one.text))).toEqual(['7', '8', 'eight'])
  })
})
