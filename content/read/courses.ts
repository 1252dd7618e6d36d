import type { Workspace } from '@/lab'
import { type Exercise, readExercises } from './exercise'
import { ContentError, folders, needText, readFolder, readText, slugOf } from './files'
import { loadLab } from './labs'
import { checkJson, courseSchema, frontMatter, lessonLabSchema, lessonSchema, type NoteText } from './schemas'

export interface LessonLink {
  readonly slug: string
  readonly title: string
}

export interface LessonSummary extends LessonLink {
  readonly description: string
  readonly question: string
  /** Reading and trying, in minutes. */
  readonly minutes: number
}

export interface Course {
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly lessons: readonly LessonSummary[]
}

export interface Lesson extends LessonSummary {
  readonly course: { readonly slug: string; readonly title: string }
  /** Its place in the course, counted from 1, and how many there are. */
  readonly place: { readonly number: number; readonly of: number }
  readonly previous?: LessonLink
  readonly next?: LessonLink
  readonly notes: readonly NoteText[]
  readonly workspace: Workspace
  readonly exercises: readonly Exercise[]
  /** The folders below `content/courses`, for the import of `lesson.mdx` and `task.mdx`. */
  readonly folder: { readonly course: string; readonly lesson: string }
}

interface Place {
  readonly course: string
  readonly lesson: string
  readonly slug: string
}

function places(course: string): Place[] {
  return folders(`courses/${course}`).map((lesson) => ({
    course,
    lesson,
    slug: slugOf(`courses/${course}`, lesson),
  }))
}

function read(place: Place): { summary: LessonSummary; notes: readonly NoteText[] } {
  const file = `courses/${place.course}/${place.lesson}/lesson.mdx`
  const source = needText(file, 'Write the lesson there, or remove the folder.')
  const { notes, ...rest } = frontMatter(lessonSchema, source, file).data
  return { summary: { slug: place.slug, ...rest }, notes }
}

function readCourse(folder: string): { title: string; description: string } {
  const file = `courses/${folder}/course.json`
  return checkJson(courseSchema, needText(file, 'Give the course a title and a description there.'), file)
}

/** All courses with their lessons, in the order of the numbers in front of their folders. */
export function listCourses(): Course[] {
  return folders('courses').map((folder) => ({
    slug: slugOf('courses', folder),
    ...readCourse(folder),
    lessons: places(folder).map((place) => read(place).summary),
  }))
}

/** The workspace of a lesson: the shop, less what the lesson removes, overlaid by the lesson's `lab/`. */
function lessonWorkspace(place: Place, title: string): Workspace {
  const folder = `courses/${place.course}/${place.lesson}`
  const file = `${folder}/lab.json`
  const own = checkJson(lessonLabSchema, readText(file) ?? '{}', file)
  const shop = loadLab('shop')
  const kept = Object.entries(shop.files).filter(
    ([name]) => !own.remove.some((one) => name === one || (one.endsWith('/') && name.startsWith(one))),
  )
  const files = { ...Object.fromEntries(kept), ...readFolder(`${folder}/lab`) }
  const shown = own.shown ?? shop.shown
  for (const name of shown) {
    if (files[name] === undefined) {
      throw new ContentError(
        file,
        `shows \`${name}\`, which is not in the lab.`,
        'Add the file or take the name out.',
      )
    }
  }
  return {
    id: `lessons/${place.slug}`,
    title: own.title ?? title,
    description: own.description,
    files,
    shown,
    firstCall: own.firstCall ?? shop.firstCall,
  }
}

/** The workspaces of all lessons. */
export function lessonWorkspaces(): Workspace[] {
  return folders('courses')
    .flatMap(places)
    .map((place) => lessonWorkspace(place, read(place).summary.title))
}

/** One lesson with everything its page needs. Throws when there is none of that name. */
export function loadLesson(slug: string): Lesson {
  const all = folders('courses').flatMap(places)
  const at = all.findIndex((place) => place.slug === slug)
  const place = all[at]
  if (!place) {
    throw new ContentError(
      'courses',
      `holds no lesson "${slug}".`,
      `There are: ${all.map((one) => one.slug).join(', ')}.`,
    )
  }
  if (all.some((other, index) => other.slug === slug && index !== at)) {
    throw new ContentError('courses', `holds two lessons "${slug}".`, 'Rename one: the name is the address.')
  }
  const { summary, notes } = read(place)
  const link = (one: Place | undefined): LessonLink | undefined =>
    one && { slug: one.slug, title: read(one).summary.title }
  const siblings = all.filter((one) => one.course === place.course)
  const workspace = lessonWorkspace(place, summary.title)
  return {
    ...summary,
    notes,
    course: { slug: slugOf('courses', place.course), title: readCourse(place.course).title },
    place: { number: siblings.indexOf(place) + 1, of: siblings.length },
    previous: link(all[at - 1]),
    next: link(all[at + 1]),
    workspace,
    exercises: readExercises(`courses/${place.course}/${place.lesson}`, workspace.files),
    folder: { course: place.course, lesson: place.lesson },
  }
}
