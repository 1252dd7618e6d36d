import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listCourses, listWorkspaces, loadLesson, loadWorkspace } from '@/content'
import { glossary } from '@/content/glossary'

const slugs = listCourses().flatMap((course) => course.lessons.map(({ slug }) => slug))

const prose = (slug: string) => {
  const { course, lesson } = loadLesson(slug).folder
  const source = readFileSync(`content/courses/${course}/${lesson}/lesson.mdx`, 'utf8')
  return source.replace(/^---[\s\S]*?\n---\n/, '')
}

/** Running text alone: without components that stand by themselves, and without tags within it. */
const words = (source: string) =>
  source
    .replace(/^<(Predict|Quiz|Exercise)\b[\s\S]*?(^<\/\1>|^\/>|\/>$)/gm, '')
    .replace(/<[^>]+>/g, '')
    .split(/\s+/)
    .filter((word) => /\w/.test(word))

const calls = (source: string, pattern: RegExp) =>
  [...source.matchAll(pattern)].map((match) => match[1] ?? '')

describe('the courses', () => {
  it('stand in the order of their numbers, with their lessons', () => {
    expect(listCourses().map((course) => course.slug)).toEqual(['foundations', 'the-gateway'])
    expect(slugs).toContain('what-an-api-is')
    expect(slugs).toContain('how-a-gateway-works')
  })

  it('have one address for each lesson', () => {
    expect(new Set(slugs).size).toBe(slugs.length)
  })

  it('lead from each lesson to the next and back', () => {
    for (const [at, slug] of slugs.entries()) {
      const lesson = loadLesson(slug)
      expect(lesson.previous?.slug).toBe(slugs[at - 1])
      expect(lesson.next?.slug).toBe(slugs[at + 1])
    }
  })
})

describe('the workspaces', () => {
  it('are the shop and one for each lesson', () => {
    expect(listWorkspaces().map((one) => one.id)).toEqual(['shop', ...slugs.map((slug) => `lessons/${slug}`)])
  })

  it('are overlaid by the lesson, less what it removes', () => {
    const lesson = loadWorkspace('lessons/what-an-api-is')
    expect(lesson.files['services/catalog.ts']).toContain(
      'unit price'.length > 0 ? 'price: product.cents' : '',
    )
    expect(lesson.files['services/payments.ts']).toBeUndefined()
    expect(Object.keys(lesson.files).filter((name) => name.startsWith('services/shared/'))).toEqual([])
    expect(lesson.files['kong.conf']).toBe(loadWorkspace('shop').files['kong.conf'])
  })

  it('begin with a call that is in requests.http', () => {
    for (const { id, files, firstCall } of listWorkspaces()) {
      if (firstCall) expect(files['requests.http'], id).toContain(`### ${firstCall}\n`)
    }
  })

  it('say what there is when one is asked for that is not', () => {
    expect(() => loadWorkspace('nowhere')).toThrow(/no workspace "nowhere"/)
    expect(() => loadLesson('nowhere')).toThrow(/There are: what-an-api-is/)
  })
})

describe.each(slugs)('%s', (slug) => {
  const lesson = loadLesson(slug)
  const source = prose(slug)

  it('has 500 to 1,200 words of prose', () => {
    const count = words(source).length
    expect(count).toBeGreaterThanOrEqual(500)
    expect(count).toBeLessThanOrEqual(1200)
  })

  it('opens with a prediction, and has two questions and an exercise', () => {
    const parts = calls(source, /^<(Predict|Quiz|Exercise)\b/gm)
    expect(parts[0]).toBe('Predict')
    expect(parts.filter((part) => part === 'Quiz').length).toBeGreaterThanOrEqual(2)
    expect(calls(source, /<Exercise id="([^"]+)"/g)).toEqual(lesson.exercises.map(({ id }) => id))
  })

  it('calls each note once, in their order, and each has a source with a date', () => {
    expect(calls(source, /<Note id="([^"]+)"/g)).toEqual(lesson.notes.map(({ id }) => id))
    for (const note of lesson.notes) {
      expect(note.url).toMatch(/^https:\/\//)
      expect(note.date).toMatch(/^\d{4}/)
    }
  })

  it('explains only words of the glossary', () => {
    for (const id of calls(source, /<Term id="([^"]+)"/g)) expect(Object.keys(glossary)).toContain(id)
  })

  it('sends only calls that its requests.http names', () => {
    const named = calls(lesson.workspace.files['requests.http'] ?? '', /^### (.+)$/gm)
    const listed = calls(source, /calls=\{\[([^\]]*)\]\}/g).flatMap((list) => calls(list, /'([^']+)'/g))
    for (const name of [...calls(source, /<Try call="([^"]+)"/g), ...listed]) expect(named).toContain(name)
  })

  it('links to no page that does not exist', () => {
    const targets = [...calls(source, /\]\((\/[^)#]*)/g), ...calls(source, /href="(\/[^"#]*)/g)]
    for (const target of targets) {
      const [, room = '', name] = target.split('/')
      const there = room === 'lessons' && name ? slugs.includes(name) : existsSync(`app/${room}/page.tsx`)
      expect(there, target).toBe(true)
    }
  })

  it('speaks plainly: no exclamation marks, no fillers', () => {
    const text = source.replace(/!\[|!==?|!product/g, '')
    expect(text).not.toMatch(/!/)
    expect(text).not.toMatch(/\b(simply|just|easily|obviously)\b/i)
  })

  it('gives each exercise a hint and mistakes with a reason', () => {
    for (const { hints, broken } of lesson.exercises) {
      expect(hints.length).toBeGreaterThanOrEqual(2)
      for (const mistake of broken) expect(mistake.why.length).toBeGreaterThan(20)
    }
  })
})

it('the glossary holds only words that a lesson uses', () => {
  const used = slugs.flatMap((slug) => calls(prose(slug), /<Term id="([^"]+)"/g))
  expect(Object.keys(glossary).filter((id) => !used.includes(id))).toEqual([])
})
