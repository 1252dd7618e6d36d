'use client'

import { useState } from 'react'
import { Dialog } from '../ui/dialog'
import { COMMANDS } from './commands'
import type { Command } from './commands/command'
import { Key } from './key'
import { useLab, useLabStore, useSurface, useSurfaceStore } from './lab-context'
import { useRun } from './use-commands'

/** All that can be done now, to be found by its words. */
export function Palette() {
  const open = useSurface((surface) => surface.dialog === 'palette')
  const set = useSurface((surface) => surface.set)
  return (
    <Dialog open={open} onOpenChange={() => set({ dialog: null })} title="What do you want to do?">
      <Choices />
    </Dialog>
  )
}

function Choices() {
  const lab = useLabStore()
  const surface = useSurfaceStore()
  const saved = useLab((state) => state.saved)
  const run = useRun()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)

  const context = { lab: lab.getState(), surface: surface.getState() }
  const calls: readonly Command[] = saved.map((call) => ({
    id: `call ${call.start}`,
    label: `Pick the call: ${call.name}`,
    when: () => true,
    run: ({ lab }) => lab.pick(call.name),
  }))
  const found = [...COMMANDS.filter((one) => one.id !== 'palette' && one.when(context)), ...calls].filter(
    (one) => one.label.toLowerCase().includes(words.trim().toLowerCase()),
  )
  const chosen = Math.min(at, found.length - 1)

  function choose(command: Command | undefined) {
    if (!command) return
    surface.getState().set({ dialog: null })
    run(command)
  }

  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type into this field
        autoFocus
        role="combobox"
        aria-label="Find a command"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[chosen] ? `palette-${chosen}` : undefined}
        value={words}
        placeholder="Find a command"
        onChange={(event) => {
          setWords(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 }[event.key]
          if (to !== undefined) {
            event.preventDefault()
            setAt((to + found.length) % Math.max(1, found.length))
          } else if (event.key === 'Enter') {
            event.preventDefault()
            choose(found[chosen])
          }
        }}
        className="w-full rounded-md border border-edge bg-card px-2.5 py-1.5 text-trace placeholder:text-ink-3"
      />
      <div id="palette-list" role="listbox" aria-label="Commands" className="mt-2">
        {found.map((command, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus
          <div
            key={command.id}
            id={`palette-${i}`}
            role="option"
            aria-selected={i === chosen}
            onClick={() => choose(command)}
            onPointerMove={() => setAt(i)}
            className={`flex cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5 text-trace ${i === chosen ? 'bg-road-soft' : ''}`}
          >
            <span className="min-w-0 flex-1">{command.label}</span>
            {command.key && <Key name={command.key} />}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="py-2 text-ink-2 text-trace">No command has these words.</p>}
    </>
  )
}
