import type { MDXContent } from 'mdx/types'
import type { Metadata } from 'next'
import { highlightWorkspace } from '@/components/editor/highlight'
import { LabProvider } from '@/components/lab/lab-context'
import { LabPane } from '@/components/lab/lab-pane'
import { CourseDrawer } from '@/components/lesson/course-drawer'
import { CourseList } from '@/components/lesson/course-list'
import '@/components/lesson/box.css'
import '@/components/lesson/lesson.css'
import { NotesList } from '@/components/lesson/notes'
import { ReadMark } from '@/components/lesson/read-mark'
import { Splitter } from '@/components/lesson/splitter'
import { SiteLink } from '@/components/ui/site-link'
import { type Lesson, listCourses, loadLesson } from '@/content'
import { lessonParts } from './parts'

interface Props {
  readonly params: Promise<{ slug: string }>
}

export const dynamicParams = false

export function generateStaticParams() {
  return listCourses().flatMap((course) => course.lessons.map(({ slug }) => ({ slug })))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, description } = loadLesson((await params).slug)
  return { title, description }
}

export default async function LessonPage({ params }: Props) {
  const lesson = loadLesson((await params).slug)
  const courses = listCourses()
  const { default: Prose }: { default: MDXContent } = await import(
    `@/content/courses/${lesson.folder.course}/${lesson.folder.lesson}/lesson.mdx`
  )
  return (
    <LabProvider workspace={lesson.workspace}>
      <a href="#lab" className="skip-link no-print">
        Skip to the lab
      </a>
      <div className="lesson">
        <nav aria-label="Lessons" className="lesson-courses no-print">
          <CourseList courses={courses} here={lesson.slug} />
        </nav>
        <div className="lesson-reading gutter">
          <article className="prose mx-auto">
            <div className="flex min-h-7 items-center justify-between gap-4">
              <Head lesson={lesson} />
              <CourseDrawer courses={courses} here={lesson.slug} />
            </div>
            <h1>{lesson.title}</h1>
            <Prose components={await lessonParts(lesson)} />
            <NotesList notes={lesson.notes} />
            <ReadMark slug={lesson.slug} />
            <Neighbours lesson={lesson} />
          </article>
        </div>
        <Splitter />
        <div id="lab" tabIndex={-1} className="lesson-lab no-print">
          <LabPane
            workspace={lesson.workspace}
            highlighted={await highlightWorkspace(lesson.workspace)}
            layout="lesson"
          />
        </div>
      </div>
    </LabProvider>
  )
}

function Head({ lesson: { course, place, minutes } }: { readonly lesson: Lesson }) {
  return (
    <p className="mb-0 font-sans text-label font-[600] text-ink-3">
      {course.title}
      {place.of > 1 && `, lesson ${place.number} of ${place.of}`} · {minutes} minutes
    </p>
  )
}

function Neighbours({ lesson: { previous, next } }: { readonly lesson: Lesson }) {
  return (
    <nav
      aria-label="Previous and next lesson"
      className="no-print mt-8 flex flex-wrap justify-between gap-4 border-t border-line pt-4 font-sans text-trace font-[600] text-road"
    >
      {previous ? (
        <SiteLink href={`/lessons/${previous.slug}/`} className="underline-offset-4 hover:underline">
          ‹ {previous.title}
        </SiteLink>
      ) : (
        <span />
      )}
      {next ? (
        <SiteLink href={`/lessons/${next.slug}/`} className="underline-offset-4 hover:underline">
          {next.title} ›
        </SiteLink>
      ) : (
        <SiteLink href="/lab/" className="underline-offset-4 hover:underline">
          Go on in the lab ›
        </SiteLink>
      )}
    </nav>
  )
}
