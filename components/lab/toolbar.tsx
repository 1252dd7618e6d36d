'use client'

import { Keyboard, Search } from 'lucide-react'
import { clockTime } from '../console/clock-time'
import { Button } from '../ui/button'
import { TOOLBAR } from './commands'
import type { Command } from './commands/command'
import { palette } from './commands/palette'
import { shortcuts } from './commands/shortcuts'
import { useLab } from './lab-context'
import { useCan, useRun } from './use-commands'

const ICONS = [
  { command: palette, Icon: Search, title: 'All commands (Ctrl or ⌘ and K)' },
  { command: shortcuts, Icon: Keyboard, title: 'Keyboard shortcuts (?)' },
] as const

/** The world's time, and what can be done to the world. */
export function Toolbar() {
  const now = useLab((lab) => lab.now)
  const run = useRun()
  return (
    <div
      role="toolbar"
      aria-label="Lab"
      className="needs-script flex flex-none items-center gap-0.5 overflow-x-auto border-line border-b max-[43.99rem]:flex-wrap bg-card px-2 py-1"
    >
      <span className="mr-1 px-1 font-mono text-ink-2 text-label" title="The world’s time at the last answer">
        <span className="visually-hidden">World time </span>
        {clockTime(now)}
      </span>
      {TOOLBAR.map((command) => (
        <ToolbarButton key={command.id} command={command} />
      ))}
      <span className="flex-1" />
      {ICONS.map(({ command, Icon, title }) => (
        <Button
          key={command.id}
          look="bare"
          size="icon"
          aria-label={command.label}
          title={title}
          onClick={() => run(command)}
        >
          <Icon aria-hidden="true" className="size-4" />
        </Button>
      ))}
    </div>
  )
}

function ToolbarButton({ command }: { readonly command: Command }) {
  const can = useCan(command)
  const run = useRun()
  return (
    <Button
      look="bare"
      size="small"
      disabled={!can}
      title={command.about}
      className="disabled:border-transparent disabled:bg-transparent"
      onClick={() => run(command)}
    >
      {command.label}
    </Button>
  )
}
