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

/** Below this width a lab beside a text is a sheet at the foot of the page; alone, it has room for longer. */
const SHEET = {
  lesson: { query: '(max-width: 59.99rem)', below: 'min-[60rem]:hidden', above: 'max-[59.99rem]:hidden' },
  wide: { query: '(max-width: 43.99rem)', below: 'min-[44rem]:hidden', above: 'max-[43.99rem]:hidden' },
} as const
const NO_HALVES = '(max-width: 74.99rem)'

/**
 * A live system: the drawing, the files, a call and its answer. On a wide screen it fills the box it
 * stands in, which needs a height; on a narrow one it is a sheet over the page. It uses the lab of a
 * `LabProvider` above it, or makes its own.
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
  const { query, below, above } = SHEET[layout]
  const phone = useMedia(query)
  const oneColumn = useMedia(NO_HALVES) || layout === 'lesson'
  useCommandKeys()

  return (
    <>
      {/* Until the page is awake its width is unknown: both stand there, and the style sheet shows one. */}
      {(!awake || !phone) && (
        <DropZone className={`flex h-full min-h-0 flex-col bg-card ${above}`}>
          <NeedsScript />
          <Toolbar />
          <Notices />
          {oneColumn ? <Column highlighted={highlighted} /> : <Halves highlighted={highlighted} />}
        </DropZone>
      )}
      {(!awake || phone) && (
        <DropZone className={below}>
          <NeedsScript />
          <Sheet highlighted={highlighted} pinned={layout === 'wide'} />
        </DropZone>
      )}
      <Dialogs />
    </>
  )
}

function NeedsScript() {
  return (
    <noscript>
      <p className="border-line border-b bg-warn-soft px-3 py-2 text-trace">
        This system runs in your browser, which takes JavaScript. Without it you can read, but send no call.
      </p>
    </noscript>
  )
}
