'use client'

import type { ReactElement } from 'react'
import { copyCurl } from '../lab/commands/copy-curl'
import { useLab } from '../lab/lab-context'
import { useRun } from '../lab/use-commands'
import { Menu } from '../ui/menu'
import { MenuItem, MenuSeparator } from '../ui/menu-item'

/** The calls of `requests.http`, to pick from. */
export function CallsMenu({ trigger }: { readonly trigger: ReactElement<Record<string, unknown>> }) {
  const saved = useLab((lab) => lab.saved)
  const pick = useLab((lab) => lab.pick)
  const open = useLab((lab) => lab.open)
  const run = useRun()
  return (
    <Menu trigger={trigger} align="start">
      {saved.map((call) => (
        <MenuItem key={call.start} onClick={() => pick(call.name)} className="justify-between gap-8">
          <span className="font-[550]">{call.name}</span>
          <span className="font-mono text-ink-2 text-label">
            {call.method} {pathOf(call.url)}
          </span>
        </MenuItem>
      ))}
      {saved.length > 0 && <MenuSeparator />}
      <MenuItem onClick={() => run(copyCurl)}>{copyCurl.label}</MenuItem>
      <MenuItem onClick={() => open('requests.http')}>Edit these calls</MenuItem>
    </Menu>
  )
}

/** Path and query as typed; the whole text when it is no absolute URL. */
export function pathOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]*(.*)$/i.exec(url)?.[1] || url
}
