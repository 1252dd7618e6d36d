'use client'

import { ChevronDown, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import type { Problem } from '@/core'
import { Menu } from '../ui/menu'
import { MenuItem } from '../ui/menu-item'
import { Tab, TabList, Tabs } from '../ui/tabs'
import { useLab } from './lab-context'

/** The files that matter here as tabs, and all of them in a menu; each says how many problems it has. */
export function FileTabs() {
  const shown = useLab((lab) => lab.workspace.shown)
  const files = useLab((lab) => lab.files)
  const openFile = useLab((lab) => lab.openFile)
  const open = useLab((lab) => lab.open)
  const problems = useLab((lab) => lab.problems)
  const faults = useMemo(() => countFaults(problems), [problems])
  const names = useMemo(() => Object.keys(files).sort(), [files])
  const tabs = shown.includes(openFile) ? shown : [...shown, openFile]
  const hidden = names
    .filter((name) => !tabs.includes(name))
    .reduce((sum, name) => sum + (faults[name] ?? 0), 0)

  return (
    <div className="flex min-w-0 flex-1 items-center">
      <Tabs value={openFile} onValueChange={(value) => open(String(value))} className="min-w-0">
        <TabList aria-label="Open files" className="overflow-x-auto px-1">
          {tabs.map((name) => (
            <Tab
              key={name}
              value={name}
              title={name}
              className="inline-flex min-h-[2.375rem] items-center px-3"
            >
              {shortName(name)}
              <Faults number={faults[name]} />
            </Tab>
          ))}
        </TabList>
      </Tabs>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            className="needs-script flex min-h-[2.375rem] items-center gap-1 px-2.5 font-[550] text-ink-2 text-label whitespace-nowrap hover:text-ink"
          >
            All files
            <Faults number={hidden} />
            <ChevronDown aria-hidden="true" className="size-3.5" />
          </button>
        }
      >
        {names.map((name) => (
          <MenuItem key={name} onClick={() => open(name)} className="font-mono text-label">
            <span className="flex-1">{name}</span>
            <Faults number={faults[name]} />
          </MenuItem>
        ))}
      </Menu>
    </div>
  )
}

function Faults({ number = 0 }: { readonly number?: number }) {
  if (number === 0) return null
  return (
    <span className="ml-1.5 inline-flex items-center gap-0.5 text-warn">
      <TriangleAlert aria-hidden="true" className="size-3.5" />
      {number}
      <span className="visually-hidden"> {number === 1 ? 'problem' : 'problems'}</span>
    </span>
  )
}

function countFaults(problems: readonly Problem[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { severity, cause } of problems) {
    if (severity !== 'info') counts[cause.file] = (counts[cause.file] ?? 0) + 1
  }
  return counts
}

function shortName(file: string): string {
  return file.split('/').at(-1) ?? file
}
