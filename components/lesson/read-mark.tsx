'use client'

import { useEffect, useRef } from 'react'
import { Button } from '../ui/button'
import { noteProgress, useProgress } from './use-progress'

/** Stands at a lesson's end: when it comes into view, the lesson counts as read. */
export function ReadMark({ slug }: { readonly slug: string }) {
  const end = useRef<HTMLDivElement>(null)
  const read = useProgress()[slug]?.read ?? false

  useEffect(() => {
    noteProgress(slug, {})
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) noteProgress(slug, { read: true })
    })
    if (end.current) watch.observe(end.current)
    return () => watch.disconnect()
  }, [slug])

  return (
    <div ref={end} className="needs-script no-print flex items-center gap-3 font-sans text-trace text-ink-2">
      <span aria-live="polite">{read ? '✓ You have read this lesson.' : 'Not read yet.'}</span>
      <Button size="small" onClick={() => noteProgress(slug, { read: !read })}>
        {read ? 'Mark as unread' : 'Mark as read'}
      </Button>
    </div>
  )
}
