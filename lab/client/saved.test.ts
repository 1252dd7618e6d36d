import { expect, it } from 'vitest'
import { decode, editsOf, sameEdits, withEdits } from './saved'

const original = { 'kong.yml': 'a', 'compose.yaml': 'b' }

it('keeps only what differs, and puts it back', () => {
  const files = { 'kong.yml': 'changed', 'new.ts': 'x' }
  const edits = editsOf(original, files)
  expect(edits).toEqual({ 'kong.yml': 'changed', 'new.ts': 'x', 'compose.yaml': null })
  expect(withEdits(original, edits)).toEqual(files)
  expect(editsOf(original, original)).toEqual({})
  expect(sameEdits(edits, { ...edits })).toBe(true)
  expect(sameEdits(edits, { ...edits, 'compose.yaml': 'b' })).toBe(false)
  expect(sameEdits({ a: 'x' }, { b: 'x' })).toBe(false)
})

it('lets a published file change under edits of other files', () => {
  const edits = editsOf(original, { ...original, 'kong.yml': 'mine' })
  expect(withEdits({ ...original, 'compose.yaml': 'newer' }, edits)).toEqual({
    'kong.yml': 'mine',
    'compose.yaml': 'newer',
  })
})

it('reads version 1', () => {
  const stored = { version: 1, edits: { 'kong.yml': 'mine', gone: null }, revision: 4, crashed: true }
  expect(decode(stored)).toEqual({ edits: { 'kong.yml': 'mine', gone: null }, revision: 4, crashed: true })
  expect(decode({ ...stored, last: 'kong.yml' }).last).toBe('kong.yml')
})

it('begins anew with what it cannot read', () => {
  for (const stored of [undefined, null, 7, 'x', {}, { version: 99, edits: {} }, { version: 1 }]) {
    expect(decode(stored)).toEqual({ edits: {}, revision: 0, crashed: false })
  }
  expect(decode({ version: 1, edits: { a: 1, b: 'text' } }).edits).toEqual({ b: 'text' })
})
