import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { SizeScript } from '@/components/lab/size-script'
import { Footer } from '@/components/site/footer'
import { Header } from '@/components/site/header'
import { ThemeScript } from '@/components/site/theme-script'
import { fontVariables } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Gatehouse: learn API gateways by running one', template: '%s · Gatehouse' },
  description:
    'Learn APIs, microservices and API gateways on a live system in your browser: edit a real Kong configuration, send calls, and see why each one went where it went.',
  applicationName: 'Gatehouse',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#14161d' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // Both scripts write on this element before React wakes, which is no mismatch to report.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <ThemeScript />
        <SizeScript />
      </head>
      <body>
        <a href="#main" className="skip-link">
          Skip to the content
        </a>
        <Header />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer />
      </body>
    </html>
  )
}
