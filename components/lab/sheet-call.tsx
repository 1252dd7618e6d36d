'use client'

import { ChevronDown } from 'lucide-react'
import { pathOf } from '../console/calls-menu'
import { RequestLine } from '../console/request-line'
import { SendButton } from '../console/send-button'
import { useShownCall } from '../console/use-shown-call'
import { useLab, useSurface } from './lab-context'

/** The call in one line with Send beside it; it opens to be edited. */
export function SheetCall({ peeking }: { readonly peeking: boolean }) {
  const draft = useLab((lab) => lab.draft)
  const editing = useSurface((surface) => surface.callOpen)
  const set = useSurface((surface) => surface.set)
  return (
    <div className="flex-none">
      <div className="flex items-center gap-3 px-4 py-2">
        <button
          type="button"
          aria-expanded={editing}
          aria-label={`Edit the call ${draft.method} ${pathOf(draft.url)}`}
          onClick={() => set({ callOpen: !editing, ...(peeking && { sheetHeight: 'half' }) })}
          className="flex min-h-11 min-w-0 flex-1 flex-col justify-center text-left"
        >
          <span className="flex w-full items-center gap-1 font-[600] font-mono text-trace">
            <span className="truncate">
              {draft.method} {pathOf(draft.url)}
            </span>
            <ChevronDown
              aria-hidden="true"
              className={`size-4 flex-none text-ink-3 ${editing ? 'rotate-180' : ''}`}
            />
          </span>
          {peeking && <LastAnswer />}
        </button>
        <SendButton large />
      </div>
      {editing && <RequestLine send={false} />}
    </div>
  )
}

function LastAnswer() {
  const call = useShownCall()
  if (!call) return null
  const refused = call.response.status >= 400
  return (
    <span className={`font-[650] font-mono text-label ${refused ? 'text-warn' : 'text-ok'}`}>
      {call.response.status} {call.response.reason}
    </span>
  )
}
