'use client'

import type { Workspace } from '@/lab'
import { Column } from './column'
import { Dialogs } from './dialogs'
import { DropZone } from './drop-zone'
import { Halves } from './halves'
import { LabProvider } from './lab-context'
import { Notices } from './notices'
import { Sheet } from './sheet'
import { Toolbar } from './toolbar'
import { useAwake } from './use-awake'
import { useCommandKeys } from './use-commands'
import { useMedia } from './use-media'

export interface LabPaneProps {
  readonly workspace: Workspace
  /** The shown files as HTML, from `highlightWorkspace`. */
  readonly highlighted: Readonly<Record<string, string>>
  /** `lesson` beside a text; `wide` on a page of its own. */
  readonly layout: 'lesson' | 'wide'
}

/** Below this width the lab is a sheet at the foot of the page. */
const PHONE = '(max-width: 59.99rem)'
const NO_HALVES = '(max-width: 74.99rem)'

/**
 * A live system: the drawing, the files, a call and its answer. From 960 px it fills the box it stands
 * in, which needs a height; below, it is a sheet over the page. It uses the lab of a `LabProvider`
 * above it, or makes its own.
 */
export function LabPane(props: LabPaneProps) {
  return (
    <LabProvider workspace={props.workspace}>
      <Pane {...props} />
    </LabProvider>
  )
}

function Pane({ highlighted, layout }: LabPaneProps) {
  const awake = useAwake()
  const phone = useMedia(PHONE)
  const oneColumn = useMedia(NO_HALVES) || layout === 'lesson'
  useCommandKeys()

  return (
    <>
      {/* Until the page is awake its width is unknown: both stand there, and the style sheet shows one. */}
      {(!awake || !phone) && (
        <DropZone className={`flex h-full min-h-0 flex-col bg-card max-[59.99rem]:hidden`}>
          <Toolbar />
          <Notices />
          {oneColumn ? <Column highlighted={highlighted} /> : <Halves highlighted={highlighted} />}
        </DropZone>
      )}
      {(!awake || phone) && (
        <DropZone className="min-[60rem]:hidden">
          <Sheet highlighted={highlighted} pinned={layout === 'wide'} />
        </DropZone>
      )}
      <Dialogs />
    </>
  )
}
