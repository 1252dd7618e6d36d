import { describe, expect, it } from 'vitest'
import { listCourses, loadLesson } from '@/content'
import type { Files } from '@/lab'
import { createWorldApi } from '@/lab/world'

const world = createWorldApi(() => {})
const lessons = listCourses().flatMap((course) => course.lessons.map(({ slug }) => loadLesson(slug)))
const exercises = lessons.flatMap((lesson) => lesson.exercises.map((exercise) => ({ lesson, exercise })))

describe.each(exercises.map((one) => [`${one.lesson.slug}: ${one.exercise.id}`, one] as const))(
  '%s',
  (_, one) => {
    const { exercise } = one
    const run = (name: string, files: Files) =>
      world.runCheck({
        files,
        file: exercise.checksFile,
        source: exercise.checksSource,
        name,
        seed: 'exercise',
      })
    const verdicts = async (files: Files) => {
      const results = await Promise.all(exercise.checks.map(({ name }) => run(name, files)))
      return results.map(({ name, passed, message }) => ({ name, passed, ...(message && { message }) }))
    }

    it('lists its checks as the lab does', async () => {
      const { checks, problems } = await world.listChecks(exercise.checksFile, exercise.checksSource)
      expect(problems).toEqual([])
      expect(exercise.checks.map((check) => check.name)).toEqual(checks.map((check) => check.name))
    })

    it('fails as it begins, and each failure leads to a call', async () => {
      const results = await Promise.all(exercise.checks.map(({ name }) => run(name, exercise.start)))
      const failed = results.filter((result) => !result.passed)
      expect(failed).not.toEqual([])
      for (const result of failed) expect(result.calls.some((call) => call.id === result.culprit)).toBe(true)
    })

    it('passes with its solution', async () => {
      expect(await verdicts(exercise.solution)).toEqual(
        exercise.checks.map(({ name }) => ({ name, passed: true })),
      )
    })

    it('has mistakes planted in it', () => {
      expect(exercise.broken.length).toBeGreaterThanOrEqual(3)
    })

    it.each(exercise.broken.map((mistake) => [mistake.name, mistake] as const))(
      'catches: %s',
      async (_name, mistake) => {
        const result = await run(mistake.check, mistake.files)
        expect(result.passed).toBe(false)
        expect(result.brief, 'the check fails on an expectation, and not because it cannot run').toBeDefined()
      },
    )
  },
)

describe('the two right ways through the two 404s', () => {
  const { exercises } = loadLesson('how-a-gateway-works')
  const exercise = exercises.find((one) => one.id === 'two-404s')

  it('accept a path on the service as well', async () => {
    if (!exercise) throw new Error('The exercise is gone.')
    const kong = exercise.start['kong.yml'] ?? ''
    const files = {
      ...exercise.start,
      'kong.yml': kong.replace('http://orders:8080', 'http://orders:8080/orders'),
    }
    for (const { name } of exercise.checks) {
      const { passed, message } = await world.runCheck({
        files,
        file: exercise.checksFile,
        source: exercise.checksSource,
        name,
        seed: 'exercise',
      })
      expect({ name, passed, message }).toEqual({ name, passed: true, message: undefined })
    }
  })
})
