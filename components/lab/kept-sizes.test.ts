import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepSizes, keptSizes, PANES_KEY } from './kept-sizes'

describe('keptSizes', () => {
  const kept = new Map<string, string>()
  beforeEach(() => {
    kept.clear()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('gives back what was kept for a group, and nothing for another', () => {
    keepSizes('column', { drawing: 20, files: 80 })
    expect(keptSizes('column')).toEqual({ drawing: 20, files: 80 })
    expect(keptSizes('halves')).toBeUndefined()
  })
  it('passes over what it did not write itself', () => {
    for (const text of ['no JSON', '7', 'null', '{}', '{"drawing":"wide"}']) {
      kept.set(`${PANES_KEY}column`, text)
      expect(keptSizes('column'), text).toBeUndefined()
    }
  })
  it('does without storage', () => {
    vi.stubGlobal('localStorage', undefined)
    keepSizes('column', { drawing: 20 })
    expect(keptSizes('column')).toBeUndefined()
  })
})
