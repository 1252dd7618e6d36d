import { describe, expect, it } from 'vitest'
import { COMMANDS, TOOLBAR } from '.'
import { isKey, keyName } from './keys'

const press = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

describe('the commands', () => {
  it('have one id and one key each', () => {
    const ids = COMMANDS.map((command) => command.id)
    const keys = COMMANDS.flatMap((command) => command.key ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(keys).size).toBe(keys.length)
  })
  it('stand in the palette when they stand in the toolbar', () => {
    expect(TOOLBAR.filter((command) => !COMMANDS.includes(command))).toEqual([])
  })
})

describe('isKey', () => {
  it('takes Ctrl and ⌘ for the same, and a bare key only when neither is held', () => {
    expect(isKey(press('Enter', { ctrlKey: true }), 'Mod+Enter')).toBe(true)
    expect(isKey(press('Enter', { metaKey: true }), 'Mod+Enter')).toBe(true)
    expect(isKey(press('Enter'), 'Mod+Enter')).toBe(false)
    expect(isKey(press('m', { metaKey: true }), 'Ctrl+M')).toBe(false)
    expect(isKey(press('?'), '?')).toBe(true)
    expect(isKey(press('?', { ctrlKey: true }), '?')).toBe(false)
    expect(isKey(press('k', { ctrlKey: true, altKey: true }), 'Mod+K')).toBe(false)
  })
  it('is written as the keyboard shows it', () => {
    expect([keyName('Mod+Enter', false), keyName('Mod+K', true)]).toEqual(['Ctrl Enter', '⌘ K'])
  })
})
