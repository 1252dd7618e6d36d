/**
 * What is taught, read from `content/` at build time. Nothing is registered: a folder with a number in
 * front is a course, a lesson or an exercise, and a folder in `labs/` is a workspace.
 */
import type { Workspace } from '@/lab'
import { lessonWorkspaces } from './read/courses'
import { ContentError } from './read/files'
import { labNames, loadLab } from './read/labs'

export type { Course, Lesson, LessonLink, LessonSummary } from './read/courses'
export { listCourses, loadLesson } from './read/courses'
export type { CheckText, Exercise, PlantedMistake } from './read/exercise'
export { ContentError } from './read/files'
export type { NoteText } from './read/schemas'

/** All workspaces: the labs first, then those of the lessons in their order. */
export function listWorkspaces(): Workspace[] {
  return [...labNames().map(loadLab), ...lessonWorkspaces()]
}

/** One workspace, for example `shop` or `lessons/how-a-gateway-works`. Throws when there is none of that name. */
export function loadWorkspace(id: string): Workspace {
  const found = listWorkspaces().find((one) => one.id === id)
  if (!found)
    throw new ContentError('labs', `holds no workspace "${id}".`, 'See listWorkspaces() for those there are.')
  return found
}
