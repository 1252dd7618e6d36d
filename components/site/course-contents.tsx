import { SiteLink } from '../ui/site-link'

interface Course {
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly lessons: readonly { readonly slug: string; readonly title: string; readonly minutes: number }[]
}

/** The courses as a book's table of contents: what each is about, its lessons, how long each takes. */
export function CourseContents({ courses }: { courses: readonly Course[] }) {
  return (
    <div className="mt-5 grid gap-x-14 gap-y-9 md:grid-cols-2">
      {courses.map(({ slug, title, description, lessons }) => (
        <section key={slug} aria-labelledby={`course-${slug}`} className="border-t-2 border-ink pt-3">
          <h3 id={`course-${slug}`} className="font-[680]">
            {title}
          </h3>
          <p className="mt-1 text-trace text-ink-2 text-pretty">{description}</p>
          <ol className="mt-3">
            {lessons.map((lesson) => (
              <li key={lesson.slug} className="flex items-baseline border-t border-line">
                <SiteLink
                  href={`/lessons/${lesson.slug}/`}
                  className="min-w-0 flex-1 py-2.5 font-serif text-prose leading-snug text-road underline-offset-[0.18em] hover:underline"
                >
                  {lesson.title}
                </SiteLink>
                <span className="shrink-0 pl-4 text-label text-ink-3">{lesson.minutes} minutes</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
