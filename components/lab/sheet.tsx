'use client'

import { useRef } from 'react'
import { Answer } from '../console/answer'
import { AnswerStatus } from '../console/answer-status'
import { CallHistory } from '../console/call-history'
import { useShownCall } from '../console/use-shown-call'
import { Xray } from '../trace/xray'
import { Tab, TabList, TabPanel, Tabs } from '../ui/tabs'
import { DrawingPane } from './drawing-pane'
import { FilesPane } from './files-pane'
import { useSurface } from './lab-context'
import type { LabPaneProps } from './lab-pane'
import { Notices } from './notices'
import { SheetCall } from './sheet-call'
import { SheetGrip } from './sheet-grip'
import type { SheetView } from './surface'
import { Toolbar } from './toolbar'

const VIEWS: readonly (readonly [SheetView, string])[] = [
  ['why', 'Why'],
  ['config', 'Config'],
  ['drawing', 'Drawing'],
  ['answer', 'Answer'],
]

const HEIGHTS = { peek: '', half: 'h-[58dvh]', full: 'h-[calc(100dvh-var(--header-height))]' } as const

/**
 * The lab on a phone: it peeks with the last answer and Send, rises half way with the reasons, and all
 * the way with the editor. `pinned` fills the page instead, where the lab is all there is.
 */
export function Sheet({
  highlighted,
  pinned,
}: Pick<LabPaneProps, 'highlighted'> & { readonly pinned: boolean }) {
  const chosen = useSurface((surface) => surface.sheetHeight)
  const height = pinned ? 'full' : chosen
  const set = useSurface((surface) => surface.set)
  const view = useSurface((surface) => surface.sheetView)
  const sheet = useRef<HTMLDivElement>(null)
  const open = height !== 'peek'

  return (
    <>
      <div
        ref={sheet}
        data-height={height}
        className={`needs-script flex flex-col bg-card ${HEIGHTS[height]} ${
          pinned
            ? ''
            : 'fixed inset-x-0 bottom-0 z-30 rounded-t-2xl border-edge border-t pb-[env(safe-area-inset-bottom)]'
        }`}
      >
        {!pinned && <SheetGrip sheet={sheet} />}
        {pinned && (
          <div className="h-44 flex-none border-line border-b">
            <DrawingPane />
          </div>
        )}
        <SheetCall peeking={height === 'peek'} />
        {open && (
          <Tabs
            value={view}
            onValueChange={(value) => {
              const next = value as SheetView
              set({ sheetView: next, ...(next === 'config' && { sheetHeight: 'full' }) })
            }}
            className="flex min-h-0 flex-1 flex-col"
          >
            <TabList aria-label="Parts of the lab" className="border-line border-b px-2">
              {VIEWS.filter(([value]) => !pinned || value !== 'drawing').map(([value, label]) => (
                <Tab key={value} value={value} className="min-h-11 px-3 text-[0.9375rem]">
                  {label}
                </Tab>
              ))}
            </TabList>
            <Notices />
            <TabPanel value="why" className="min-h-0 flex-1 overflow-auto px-3 pb-4">
              <Reasons />
            </TabPanel>
            <TabPanel value="config" className="flex min-h-0 flex-1 flex-col">
              <Toolbar />
              <div className="min-h-0 flex-1">
                <FilesPane highlighted={highlighted} />
              </div>
            </TabPanel>
            <TabPanel value="drawing" className="min-h-0 flex-1">
              <DrawingPane />
            </TabPanel>
            <TabPanel value="answer" className="min-h-0 flex-1">
              <Answer xray={false} />
            </TabPanel>
          </Tabs>
        )}
      </div>
      {/* Keeps the foot of the page clear of the sheet that peeks over it. */}
      {!pinned && <div aria-hidden="true" className="h-28" />}
    </>
  )
}

function Reasons() {
  const call = useShownCall()
  return (
    <section aria-label="Answer">
      <span className="flex flex-wrap items-center justify-between gap-x-2">
        <AnswerStatus call={call} />
        <CallHistory />
      </span>
      <Xray call={call} />
    </section>
  )
}
