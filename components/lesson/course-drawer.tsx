'use client'

import { List } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { CourseList, type ListedCourse } from './course-list'

/** The list of lessons where there is no room for it beside the prose. */
export function CourseDrawer({
  courses,
  here,
}: {
  readonly courses: readonly ListedCourse[]
  readonly here: string
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        className="needs-script no-print min-[1440px]:hidden"
        onClick={() => setOpen(true)}
      >
        <List aria-hidden="true" className="size-4" />
        All lessons
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Lessons" place="left">
        <nav aria-label="Lessons" className="-mx-2">
          <CourseList courses={courses} here={here} />
        </nav>
      </Dialog>
    </>
  )
}
