'use client'

import { Dialog } from '@base-ui/react/dialog'
import { List, X } from 'lucide-react'
import { buttonClass } from '../ui/button'
import { CourseList, type ListedCourse } from './course-list'

/** The list of lessons where there is no room for it beside the prose. */
export function CourseDrawer({
  courses,
  here,
}: {
  readonly courses: readonly ListedCourse[]
  readonly here: string
}) {
  return (
    <Dialog.Root>
      <Dialog.Trigger
        className={`${buttonClass('plain', 'small')} needs-script no-print min-[1440px]:hidden`}
      >
        <List aria-hidden="true" className="size-4" />
        All lessons
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[oklch(0%_0_0/0.45)]" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-50 w-[min(20rem,calc(100vw-3rem))] overflow-y-auto border-r border-edge bg-card px-4 py-4 text-ink">
          <div className="mb-4 flex items-center justify-between pl-2">
            <Dialog.Title className="text-[1.0625rem] font-[680]">Lessons</Dialog.Title>
            <Dialog.Close aria-label="Close" className={buttonClass('bare', 'icon')}>
              <X aria-hidden="true" className="size-4" />
            </Dialog.Close>
          </div>
          <nav aria-label="Lessons">
            <CourseList courses={courses} here={here} />
          </nav>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
