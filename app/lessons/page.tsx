import type { Metadata } from 'next'
import { ReadSign } from '@/components/lesson/course-list'
import { SiteLink } from '@/components/ui/site-link'
import { listCourses } from '@/content'

export const metadata: Metadata = {
  title: 'Lessons',
  description:
    'Short lessons on APIs, microservices and API gateways, each with a live system beside it and an exercise that checks what it does.',
}

export default function LessonsPage() {
  return (
    <div className="gutter mx-auto max-w-[60rem] py-8 sm:py-12">
      <div className="prose">
        <h1>Lessons</h1>
        <p>
          Each lesson opens with a guess, which you then run on the system beside it, and leads to an exercise
          that is checked by what your system does.
        </p>
      </div>
      {listCourses().map((course) => (
        <section
          key={course.slug}
          aria-labelledby={course.slug}
          className="mt-8 grid gap-x-10 gap-y-2 border-t border-line pt-6 md:grid-cols-[15rem_minmax(0,1fr)]"
        >
          <div>
            <h2 id={course.slug} className="text-[1.1875rem] font-[700] tracking-[-0.012em]">
              {course.title}
            </h2>
            <p className="mt-1 text-trace text-ink-2">{course.description}</p>
          </div>
          <ol className="-mt-1">
            {course.lessons.map((lesson) => (
              <li key={lesson.slug}>
                <SiteLink
                  href={`/lessons/${lesson.slug}/`}
                  className="group -mx-3 flex gap-3 rounded-lg px-3 py-2.5 hover:bg-sunk"
                >
                  <span className="mt-1 flex">
                    <ReadSign slug={lesson.slug} />
                  </span>
                  <span className="min-w-0">
                    <span className="flex flex-wrap items-baseline gap-x-3">
                      <span className="text-[1.0625rem] font-[650] text-road underline-offset-4 group-hover:underline">
                        {lesson.title}
                      </span>
                      <span className="text-label text-ink-3">{lesson.minutes} minutes</span>
                    </span>
                    <span className="mt-0.5 block font-serif text-[1.0313rem] leading-normal text-ink-2">
                      {lesson.description}
                    </span>
                  </span>
                </SiteLink>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
