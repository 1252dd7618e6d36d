'use client'

import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { startEngine } from './commands/start-engine'
import { undoStartOver } from './commands/undo-start-over'
import { useLab, useSurface } from './lab-context'
import { useCan, useRun } from './use-commands'

/** What the reader has to know of the sandbox, of other tabs and of this browser; nothing when all is well. */
export function Notices() {
  return (
    <div className="flex-none text-trace empty:hidden">
      <EngineNotice />
      <ElsewhereNotice />
      <UndoNotice />
      <Notes />
      <Said />
    </div>
  )
}

function Notice({ children, quiet = false }: { readonly children: ReactNode; readonly quiet?: boolean }) {
  return (
    <div
      className={`flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-3 py-2 ${
        quiet ? 'bg-card text-ink-2' : 'bg-warn-soft text-ink'
      }`}
    >
      {children}
    </div>
  )
}

function EngineNotice() {
  const engine = useLab((lab) => lab.engine)
  const open = useLab((lab) => lab.open)
  const run = useRun()
  if (engine.status === 'unsupported') {
    return (
      <Notice>
        <p className="min-w-0 flex-1 basis-72">
          <b className="font-[620]">This browser cannot run the lab.</b> {engine.reason} You can still read
          and edit the files.
        </p>
      </Notice>
    )
  }
  if (engine.status !== 'shut') return null
  const { lastChanged } = engine
  return (
    <Notice>
      <p role="alert" className="min-w-0 flex-1 basis-72">
        <b className="font-[620]">The sandbox was ended.</b> {engine.reason}
        {lastChanged && (
          <>
            {' '}
            You last changed{' '}
            <button
              type="button"
              className="font-mono text-label text-road underline underline-offset-2"
              onClick={() => open(lastChanged)}
            >
              {lastChanged}
            </button>
            : look there first.
          </>
        )}
      </p>
      <Button size="small" onClick={() => run(startEngine)}>
        {startEngine.label}
      </Button>
    </Notice>
  )
}

function ElsewhereNotice() {
  const elsewhere = useLab((lab) => lab.elsewhere)
  const takeOther = useLab((lab) => lab.takeOther)
  const keepMine = useLab((lab) => lab.keepMine)
  if (!elsewhere) return null
  return (
    <Notice>
      <p className="min-w-0 flex-1 basis-64">
        Another tab changed these files. Which do you want to go on with?
      </p>
      <Button size="small" onClick={() => takeOther()}>
        Take the other tab’s
      </Button>
      <Button size="small" onClick={() => keepMine()}>
        Keep mine
      </Button>
    </Notice>
  )
}

function UndoNotice() {
  const can = useCan(undoStartOver)
  const run = useRun()
  if (!can) return null
  return (
    <Notice quiet>
      <p className="flex-1">The original files are back.</p>
      <Button size="small" onClick={() => run(undoStartOver)}>
        {undoStartOver.label}
      </Button>
    </Notice>
  )
}

function Notes() {
  const notes = useLab((lab) => lab.notes)
  return notes.map((note) => (
    <Notice key={note} quiet>
      <p className="text-label">{note}</p>
    </Notice>
  ))
}

/** What a command had to say: read out, and shown until something else happens. */
function Said() {
  const said = useSurface((surface) => surface.said)
  const set = useSurface((surface) => surface.set)
  return (
    <div aria-live="polite">
      {said && (
        <Notice quiet>
          <p className="wrap-anywhere min-w-0 flex-1">{said}</p>
          <Button look="bare" size="small" onClick={() => set({ said: '' })}>
            Dismiss
          </Button>
        </Notice>
      )}
    </div>
  )
}
