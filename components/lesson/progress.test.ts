import { describe, expect, it } from 'vitest'
import { decodeProgress, encodeProgress, NO_PROGRESS, withLesson } from './progress'

describe('progress, version 1', () => {
  it('comes back as it was written', () => {
    const progress = { a: { read: true, solved: ['one'] } }
    expect(decodeProgress(encodeProgress(progress))).toEqual(progress)
  })

  it('reads what version 1 wrote', () => {
    const text = '{"version":1,"lessons":{"what-an-api-is":{"read":true,"solved":["rename-a-field"]}}}'
    expect(decodeProgress(text)).toEqual({ 'what-an-api-is': { read: true, solved: ['rename-a-field'] } })
  })

  it('is empty when nothing or nonsense is stored', () => {
    for (const text of [null, '', 'nonsense', '[]', '{}', '{"version":1}', '{"version":1,"lessons":[]}']) {
      expect(decodeProgress(text)).toEqual(NO_PROGRESS)
    }
  })

  it('drops parts that are not what they should be', () => {
    const text = '{"version":1,"lessons":{"a":{"read":"yes","solved":[1,"one"]},"b":3}}'
    expect(decodeProgress(text)).toEqual({ a: { read: false, solved: ['one'] } })
  })

  it('does not touch what a newer site wrote', () => {
    expect(decodeProgress('{"version":2,"lessons":{}}')).toBeUndefined()
  })
})

describe('a change of progress', () => {
  it('keeps what it does not mention', () => {
    const read = withLesson(NO_PROGRESS, 'a', { read: true })
    const solved = withLesson(read, 'a', { solved: 'one' })
    expect(solved).toEqual({ a: { read: true, solved: ['one'] } })
    expect(withLesson(solved, 'a', { read: false })).toEqual({ a: { read: false, solved: ['one'] } })
  })

  it('is the same object when it changes nothing, so that nothing is drawn or stored anew', () => {
    const progress = withLesson(NO_PROGRESS, 'a', { read: true, solved: 'one' })
    expect(withLesson(progress, 'a', { read: true, solved: 'one' })).toBe(progress)
    expect(withLesson(progress, 'a', {})).toBe(progress)
  })

  it('notes that a lesson was opened', () => {
    expect(withLesson(NO_PROGRESS, 'a', {})).toEqual({ a: { read: false, solved: [] } })
  })
})
