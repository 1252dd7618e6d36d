'use client'

import { ChevronDown, ListTree } from 'lucide-react'
import { useLab, useSurface } from '../lab/lab-context'
import { Button } from '../ui/button'
import { CallsMenu } from './calls-menu'
import { RequestDetails } from './request-details'
import { SendButton } from './send-button'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'] as const

/** The call to be sent: method, URL, headers and body, and the list of calls to pick from. */
export function RequestLine({ send: withSend = true }: { readonly send?: boolean }) {
  const draft = useLab((lab) => lab.draft)
  const setDraft = useLab((lab) => lab.setDraft)
  const send = useLab((lab) => lab.send)
  const open = useSurface((surface) => surface.requestOpen)
  const set = useSurface((surface) => surface.set)
  const methods = METHODS.some((one) => one === draft.method) ? METHODS : [draft.method, ...METHODS]
  const count = draft.headers.length

  return (
    <section aria-label="Request" className="needs-script @container border-line border-b bg-card">
      <form
        className="flex flex-wrap items-center gap-x-1.5 gap-y-1 px-2 py-1.5"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <CallsMenu
          trigger={
            <Button look="bare" size="small" aria-label="Calls to pick from">
              <ListTree aria-hidden="true" className="size-4" />
            </Button>
          }
        />
        <span className="relative">
          <select
            aria-label="Method"
            value={draft.method}
            onChange={(event) => setDraft({ method: event.target.value })}
            className="field-sizing-content appearance-none rounded-md bg-transparent py-1 pr-5 pl-1 font-[700] font-mono text-label text-road hover:bg-sunk"
          >
            {methods.map((method) => (
              <option key={method}>{method}</option>
            ))}
          </select>
          <ChevronDown
            aria-hidden="true"
            className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-1 size-3.5 text-ink-3"
          />
        </span>
        <input
          aria-label="URL"
          value={draft.url}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          inputMode="url"
          onChange={(event) => setDraft({ url: event.target.value })}
          className="min-w-40 flex-1 @max-[26rem]:order-last @max-[26rem]:basis-full rounded-md bg-transparent px-1 py-1 font-[500] font-mono text-ink text-label hover:bg-sunk pointer-coarse:text-[16px]"
        />
        <Button
          size="small"
          aria-expanded={open}
          onClick={() => set({ requestOpen: !open })}
          className="@max-[26rem]:flex-1"
        >
          Headers ({count}){draft.body ? ', body' : ''}
        </Button>
        {withSend && <SendButton />}
      </form>
      {open && <RequestDetails />}
    </section>
  )
}
