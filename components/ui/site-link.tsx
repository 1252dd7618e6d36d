import Link from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link to a page of this site. Nothing is fetched before it is followed: a page that merely lists
 * others would otherwise ask for all of them.
 */
export function SiteLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  return <Link {...props} prefetch={false} />
}
