'use client'

import { useEffect } from 'react'
import { COMMANDS } from './commands'
import type { Command, CommandContext } from './commands/command'
import { isKey } from './commands/keys'
import { useLab, useLabStore, useSurface, useSurfaceStore } from './lab-context'

/** Runs a command with the state as it is at that moment. */
export function useRun(): (command: Command) => void {
  const lab = useLabStore()
  const surface = useSurfaceStore()
  return (command) => {
    const context: CommandContext = { lab: lab.getState(), surface: surface.getState() }
    if (command.when(context)) void command.run(context)
  }
}

/** Whether a command can be done now; renders anew when that changes. */
export function useCan(command: Command): boolean {
  const lab = useLabStore()
  const surface = useSurfaceStore()
  const can = () => command.when({ lab: lab.getState(), surface: surface.getState() })
  const byLab = useLab(can)
  const bySurface = useSurface(can)
  return byLab && bySurface
}

/** Listens for the keys of all commands while a lab is on the page. */
export function useCommandKeys(): void {
  const run = useRun()
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const command = COMMANDS.find((one) => one.key && isKey(event, one.key))
      if (!command) return
      // A bare key belongs to whoever is writing.
      if (!command.key?.includes('+') && isWriting(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      run(command)
    }
    // Before the editor, which would take some of these keys for itself.
    document.addEventListener('keydown', press, true)
    return () => document.removeEventListener('keydown', press, true)
  })
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input, textarea, select, [contenteditable], [role=textbox]')
  )
}
