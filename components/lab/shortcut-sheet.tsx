'use client'

import { Dialog } from '../ui/dialog'
import { COMMANDS } from './commands'
import { Key } from './key'
import { useSurface } from './lab-context'

/** Keys that belong to a part of the lab and not to a command. */
const PLACES: readonly (readonly [key: string, what: string])[] = [
  ['↑ ↓', 'In the X-ray: from step to step'],
  ['Enter', 'In the X-ray: show what the step changed, and its line'],
  ['Tab', 'In the editor: on to the next part of the page'],
  ['Escape Tab', 'In the editor, while Tab indents: leave it'],
  ['← →', 'On a divider or along tabs: move'],
]

/** Every key of the lab. */
export function ShortcutSheet() {
  const open = useSurface((surface) => surface.dialog === 'shortcuts')
  const set = useSurface((surface) => surface.set)
  const rows = [...COMMANDS.flatMap(({ key, label }) => (key ? [[key, label] as const] : [])), ...PLACES]
  return (
    <Dialog open={open} onOpenChange={() => set({ dialog: null })} title="Keyboard shortcuts">
      <dl className="text-trace">
        {rows.map(([key, what]) => (
          <div key={what} className="flex items-center justify-between gap-4 border-line border-t py-1.5">
            <dt>{what}</dt>
            <dd>
              <Key name={key} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
