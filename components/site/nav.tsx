'use client'

import { usePathname } from 'next/navigation'
import { SiteLink } from '../ui/site-link'

const rooms = [
  { href: '/lessons/', label: 'Lessons' },
  { href: '/lab/', label: 'Lab' },
] as const

/** The rooms of the site; the one you are in is underlined. */
export function Nav() {
  const path = usePathname()
  return (
    <nav aria-label="Site" className="flex h-full gap-4 sm:gap-6">
      {rooms.map(({ href, label }) => {
        const here = path === href ? 'page' : path.startsWith(href) ? 'true' : undefined
        return (
          <SiteLink
            key={href}
            href={href}
            aria-current={here}
            className="flex items-center font-[550] text-ink-2 hover:text-ink aria-[current]:font-[650] aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--ink)]"
          >
            {label}
          </SiteLink>
        )
      })}
    </nav>
  )
}
