import type { Metadata } from 'next'
import { StoppedCall } from '@/components/site/stopped-call'
import { buttonClass } from '@/components/ui/button'
import { SiteLink } from '@/components/ui/site-link'

export const metadata: Metadata = {
  title: 'No such page',
  description: 'There is no page at this address.',
}

export default function NotFound() {
  return (
    <div className="gutter mx-auto max-w-3xl py-14 sm:py-20">
      <StoppedCall status="404" />
      <h1 className="mt-8 text-3xl font-[720] tracking-tight">There is no page at this address</h1>
      <p className="mt-3 max-w-[34rem] font-serif text-prose text-ink-2">
        The site itself says so: nothing stands behind this path. Behind a gateway, a 404 can have two
        authors, and telling them apart is a lesson of its own.
      </p>
      <p className="mt-7 flex flex-wrap gap-2.5">
        <SiteLink href="/lessons/" className={buttonClass('ink')}>
          See the lessons
        </SiteLink>
        <SiteLink href="/lab/" className={buttonClass()}>
          Open the lab
        </SiteLink>
        <SiteLink href="/" className={buttonClass()}>
          Go to the start
        </SiteLink>
      </p>
    </div>
  )
}
