'use client'

import { useEffect, useState } from 'react'
import type { Workspace } from '@/lab'
import { LabPane } from './lab-pane'
import { WorkspaceMenu } from './workspace-menu'

export interface OfferedWorkspace {
  readonly workspace: Workspace
  readonly highlighted: Readonly<Record<string, string>>
}

/** The lab on a page of its own, with a menu of workspaces. The address names the chosen one. */
export function LabPage({ workspaces }: { readonly workspaces: readonly OfferedWorkspace[] }) {
  const [id, setId] = useState(workspaces[0]?.workspace.id)
  const chosen = workspaces.find(({ workspace }) => workspace.id === id) ?? workspaces[0]

  useEffect(() => {
    const follow = () => {
      const wanted = decodeURIComponent(location.hash.slice(1))
      if (workspaces.some(({ workspace }) => workspace.id === wanted)) setId(wanted)
    }
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [workspaces])

  if (!chosen) return null
  const { workspace, highlighted } = chosen
  return (
    <div className="flex h-[calc(100dvh-var(--header-height))] min-h-[34rem] flex-col max-[43.99rem]:h-auto max-[43.99rem]:min-h-0">
      <div className="flex flex-none flex-wrap items-center gap-x-4 gap-y-1 border-line border-b bg-card px-4 py-2">
        <h1 className="font-[680] max-[43.99rem]:flex-1 text-[1.0625rem]">
          <span className="visually-hidden">Lab: </span>
          {workspace.title}
        </h1>
        {workspace.description && (
          <p className="min-w-0 flex-1 basis-72 truncate text-ink-2 text-trace max-[43.99rem]:order-last max-[43.99rem]:basis-full max-[43.99rem]:whitespace-normal">
            {workspace.description}
          </p>
        )}
        {workspaces.length > 1 && (
          <WorkspaceMenu
            workspaces={workspaces.map((one) => one.workspace)}
            chosen={workspace.id}
            onChoose={(next) => {
              history.replaceState(null, '', `#${next}`)
              setId(next)
            }}
          />
        )}
      </div>
      <div className="min-h-0 flex-1">
        <LabPane key={workspace.id} workspace={workspace} highlighted={highlighted} layout="wide" />
      </div>
    </div>
  )
}
