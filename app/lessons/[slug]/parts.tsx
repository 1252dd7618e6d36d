import type { MDXComponents, MDXContent } from 'mdx/types'
import type { ReactNode } from 'react'
import { highlight } from '@/components/editor/highlight'
import { Exercise } from '@/components/lesson/exercise'
import { NoteMark } from '@/components/lesson/notes'
import { ContentError, type Lesson, type Exercise as LessonExercise } from '@/content'

/** The components of a lesson's prose that need to know the lesson. */
export async function lessonParts(lesson: Lesson): Promise<MDXComponents> {
  const file = `courses/${lesson.folder.course}/${lesson.folder.lesson}/lesson.mdx`
  const exercises = new Map<string, ReactNode>()
  for (const exercise of lesson.exercises) exercises.set(exercise.id, await exerciseOf(lesson, exercise))

  return {
    Exercise({ id }: { id: string }) {
      const found = exercises.get(id)
      if (found) return found
      throw new ContentError(
        file,
        `uses the exercise "${id}".`,
        `There are: ${[...exercises.keys()].join(', ')}.`,
      )
    },
    Note({ id }: { id: string }) {
      const at = lesson.notes.findIndex((note) => note.id === id)
      if (at >= 0) return <NoteMark id={id} number={at + 1} />
      throw new ContentError(file, `calls the note "${id}".`, 'Add it to `notes` in the front matter.')
    },
  }
}

async function exerciseOf(lesson: Lesson, exercise: LessonExercise): Promise<ReactNode> {
  const { course, lesson: folder } = lesson.folder
  const { default: Task }: { default: MDXContent } = await import(
    `@/content/courses/${course}/${folder}/exercises/${exercise.folder}/task.mdx`
  )
  const checks = await Promise.all(
    exercise.checks.map(async ({ name, source }) => ({ name, html: await highlight('checks.ts', source) })),
  )
  const { workspace } = lesson
  return (
    <Exercise
      lesson={lesson.slug}
      id={exercise.id}
      title={exercise.title}
      checksFile={exercise.checksFile}
      checksSource={exercise.checksSource}
      checks={checks}
      hints={exercise.hints}
      solution={differing(exercise.start, exercise.solution).map((file) => ({
        file,
        before: exercise.start[file] ?? '',
        after: exercise.solution[file] ?? '',
      }))}
      start={
        exercise.ownStart
          ? Object.fromEntries(
              differing(workspace.files, exercise.start).map((file) => [file, exercise.start[file] ?? '']),
            )
          : undefined
      }
    >
      <Task />
    </Exercise>
  )
}

function differing(from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>): string[] {
  return Object.keys(to).filter((file) => from[file] !== to[file])
}
