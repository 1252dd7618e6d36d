'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'

/** Panels of which one shows; arrow keys move along the list. */
export function Tabs(props: ComponentProps<typeof Base.Root>) {
  return <Base.Root {...props} />
}

/** The row of tabs. Give it an `aria-label`. */
export function TabList({ className, ...props }: ComponentProps<typeof Base.List> & { className?: string }) {
  return <Base.List {...props} className={classNames('flex items-stretch gap-1', className)} />
}

/** One tab; its `value` is that of its panel. */
export function Tab({ className, ...props }: ComponentProps<typeof Base.Tab> & { className?: string }) {
  return (
    <Base.Tab
      {...props}
      className={classNames(
        'px-2.5 py-2 text-label font-[550] whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-2 data-[active]:font-[650] data-[active]:text-ink data-[active]:shadow-[inset_0_-2px_0_var(--ink)]',
        className,
      )}
    />
  )
}

/** What a tab shows. `keepMounted` keeps its scroll place and contents while hidden. */
export function TabPanel(props: ComponentProps<typeof Base.Panel>) {
  return <Base.Panel {...props} />
}
