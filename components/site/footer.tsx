import { SiteLink } from '../ui/site-link'

/** The foot of reading pages. Full-height pages such as the lab go without. */
export function Footer() {
  return (
    <footer className="no-print border-t border-line py-6 text-label text-ink-3">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2 px-4 sm:px-6">
        <p>Gatehouse is free software under the MIT licence. No account, no tracking.</p>
        <SiteLink href="/safety/" className="text-road underline underline-offset-2">
          How safe is this?
        </SiteLink>
      </div>
    </footer>
  )
}
