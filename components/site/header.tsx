import { SiteLink } from '../ui/site-link'
import { Logo } from './logo'
import { Nav } from './nav'
import { ThemeSwitch } from './theme-switch'

/** The bar on top of each page: the way home, the rooms, the theme. */
export function Header() {
  return (
    <header className="no-print flex h-(--header-height) shrink-0 items-center gap-4 border-b border-line bg-paper px-4 text-[0.9375rem] sm:gap-7 sm:px-6">
      <SiteLink href="/" className="flex items-center gap-2.5 font-[750] tracking-[-0.01em]">
        <Logo />
        <span className="max-[24rem]:visually-hidden">Gatehouse</span>
      </SiteLink>
      <Nav />
      <div className="flex-1" />
      <ThemeSwitch />
    </header>
  )
}
