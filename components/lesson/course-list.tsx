'use client'

import { SiteLink } from '../ui/site-link'
import { useProgress } from './use-progress'

export interface ListedCourse {
  readonly slug: string
  readonly title: string
  readonly lessons: readonly { readonly slug: string; readonly title: string }[]
}

/** The courses with their lessons; the one that is open is marked, and so are those that were read. */
export function CourseList({
  courses,
  here,
}: {
  readonly courses: readonly ListedCourse[]
  readonly here?: string
}) {
  return courses.map((course) => (
    <section key={course.slug} className="mb-5">
      <h2 className="mb-1.5 pl-2 text-label font-[650] text-ink-3">{course.title}</h2>
      <ul>
        {course.lessons.map((lesson) => (
          <li key={lesson.slug}>
            <SiteLink
              href={`/lessons/${lesson.slug}/`}
              aria-current={lesson.slug === here ? 'page' : undefined}
              className="flex items-start gap-2.5 rounded-lg px-2 py-1.5 text-trace leading-snug text-ink-2 hover:bg-sunk hover:text-ink aria-[current]:bg-road-soft aria-[current]:font-[620] aria-[current]:text-ink"
            >
              <ReadSign slug={lesson.slug} />
              {lesson.title}
            </SiteLink>
          </li>
        ))}
      </ul>
    </section>
  ))
}

/** A circle: empty, half when the lesson was opened, with a tick when it was read. */
export function ReadSign({ slug }: { readonly slug: string }) {
  const one = useProgress()[slug]
  const word = one?.read ? 'Read: ' : one ? 'Begun: ' : ''
  return (
    <>
      <svg aria-hidden="true" viewBox="0 0 16 16" className="mt-0.5 size-4 shrink-0">
        {one?.read ? (
          <>
            <circle cx="8" cy="8" r="8" fill="var(--ok)" />
            <path d="m4.6 8.3 2.3 2.3 4.5-4.9" fill="none" stroke="var(--paper)" strokeWidth="1.8" />
          </>
        ) : (
          <>
            <circle
              cx="8"
              cy="8"
              r="7"
              fill="none"
              stroke={one ? 'var(--ink)' : 'var(--edge)'}
              strokeWidth="1.6"
            />
            {one && <path d="M8 1a7 7 0 0 0 0 14z" fill="var(--ink)" />}
          </>
        )}
      </svg>
      {word && <span className="visually-hidden">{word}</span>}
    </>
  )
}
