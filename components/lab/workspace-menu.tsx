'use client'

import { Check, ChevronDown } from 'lucide-react'
import type { Workspace } from '@/lab'
import { Button } from '../ui/button'
import { Menu } from '../ui/menu'
import { MenuItem } from '../ui/menu-item'

/** The workspaces there are; each keeps its own edits. */
export function WorkspaceMenu({
  workspaces,
  chosen,
  onChoose,
}: {
  readonly workspaces: readonly Workspace[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}) {
  return (
    <Menu
      trigger={
        <Button size="small" className="needs-script">
          Workspaces <ChevronDown aria-hidden="true" className="size-3.5" />
        </Button>
      }
    >
      {workspaces.map((workspace) => (
        <MenuItem key={workspace.id} onClick={() => onChoose(workspace.id)} className="max-w-80 items-start">
          <Check
            aria-hidden="true"
            className={`mt-1 size-3.5 flex-none ${workspace.id === chosen ? '' : 'invisible'}`}
          />
          <span>
            <span className="block font-[600]">
              {workspace.title}
              {workspace.id === chosen && <span className="visually-hidden">, open now</span>}
            </span>
            {workspace.description && (
              <span className="block text-ink-2 text-label">{workspace.description}</span>
            )}
          </span>
        </MenuItem>
      ))}
    </Menu>
  )
}
