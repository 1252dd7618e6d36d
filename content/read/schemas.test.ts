import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { slugOf } from './files'
import { check, checkJson, frontMatter, lessonSchema } from './schemas'

const schema = z.strictObject({ title: z.string() })

const lesson = {
  title: 'What an API is',
  description: 'What an interface promises.',
  question: 'What is an API?',
  minutes: 12,
  notes: [
    { id: 'rfc9110', title: 'RFC 9110', url: 'https://www.rfc-editor.org/rfc/rfc9110.html', date: '2022-06' },
  ],
}

describe('front matter', () => {
  it('is taken off the text and checked', () => {
    expect(frontMatter(schema, '---\ntitle: One\n---\n\nText', 'a.mdx')).toEqual({
      data: { title: 'One' },
      body: '\nText',
    })
  })

  it('names the file and the field that is wrong', () => {
    const wrong = () => frontMatter(schema, '---\ntitle: 3\n---\n', 'courses/a/lesson.mdx')
    expect(wrong).toThrow(/^content\/courses\/a\/lesson\.mdx: .*`title`/)
  })

  it('refuses a field that nobody reads', () => {
    expect(() => frontMatter(schema, '---\ntitle: One\ntitel: Two\n---\n', 'a.mdx')).toThrow(/titel/)
  })

  it('says what to do when there is none, or when it is not YAML', () => {
    expect(() => frontMatter(schema, 'Text', 'a.mdx')).toThrow(/Begin it with a line `---`/)
    expect(() => frontMatter(schema, '---\ntitle: a: b\n---\n', 'a.mdx')).toThrow(
      /texts with a colon need quotes/,
    )
  })
})

describe('a lesson', () => {
  it('needs a date with each source', () => {
    expect(check(lessonSchema, lesson, 'a.mdx').notes).toHaveLength(1)
    const [note] = lesson.notes
    for (const date of [2022, 'June 2022', undefined]) {
      expect(() => check(lessonSchema, { ...lesson, notes: [{ ...note, date }] }, 'a.mdx')).toThrow(
        /notes\.0\.date/,
      )
    }
  })

  it('links to its sources over https', () => {
    const [note] = lesson.notes
    const notes = [{ ...note, url: 'http://www.rfc-editor.org/' }]
    expect(() => check(lessonSchema, { ...lesson, notes }, 'a.mdx')).toThrow(/notes\.0\.url/)
  })
})

it('JSON that cannot be read is a fault with the file’s name', () => {
  expect(() => checkJson(schema, '{', 'labs/a/lab.json')).toThrow(/^content\/labs\/a\/lab\.json: is not JSON/)
})

describe('the address of a folder', () => {
  it('is its name without the number', () => {
    expect(slugOf('courses', '01-what-an-api-is')).toBe('what-an-api-is')
    expect(slugOf('courses', '12-a')).toBe('a')
  })

  it('needs a number in front and plain signs', () => {
    for (const name of ['what-an-api-is', '01-What', '01-', '01 a']) {
      expect(() => slugOf('courses', name)).toThrow(/Name it like/)
    }
  })
})
