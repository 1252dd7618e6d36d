'use client'

import type { Workspace } from '@/lab'
import { authorOf } from '../console/author'
import { useShownCall } from '../console/use-shown-call'
import { DrawingPane } from '../lab/drawing-pane'
import { LabProvider, useLab } from '../lab/lab-context'
import { placeOf } from '../trace/places'
import { Button, buttonClass } from '../ui/button'
import { SiteLink } from '../ui/site-link'
import { decisionOf } from './decision'

export interface DemoCall {
  /** The call's name in `requests.http`. */
  readonly name: string
  /** The words on its button: what it does, not what becomes of it. */
  readonly label: string
}

export interface LiveDemoProps {
  readonly workspace: Workspace
  /** One that passes and one that is refused. */
  readonly calls: readonly DemoCall[]
}

/** A live system that answers to one click: the drawing, and why the answer is what it is. */
export function LiveDemo({ workspace, calls }: LiveDemoProps) {
  return (
    <LabProvider workspace={workspace}>
      <Demo calls={calls} />
    </LabProvider>
  )
}

function Demo({ calls }: Pick<LiveDemoProps, 'calls'>) {
  const pick = useLab((lab) => lab.pick)
  const send = useLab((lab) => lab.send)
  const sending = useLab((lab) => lab.sending)
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-card">
      <div className="h-56">
        <DrawingPane />
      </div>
      <div className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-3">
        {calls.map((call) => (
          <Button
            key={call.name}
            look="road"
            className="needs-script"
            aria-disabled={sending}
            onClick={() => {
              if (sending) return
              pick(call.name)
              void send()
            }}
          >
            {call.label}
          </Button>
        ))}
        <span className="flex-1" />
        <SiteLink href="/lab/" className={`${buttonClass('plain')} max-[30rem]:hidden`}>
          Open the lab
        </SiteLink>
      </div>
      <Why />
    </div>
  )
}

/** The answer in one or two sentences: whose it is, and the decision behind it. */
function Why() {
  const call = useShownCall()
  const notSent = useLab((lab) => lab.notSent)
  const engine = useLab((lab) => lab.engine)
  const files = useLab((lab) => lab.files)
  const sending = useLab((lab) => lab.sending)
  const decision = call && decisionOf(call)
  const place = placeOf(decision?.cause, undefined, files)
  return (
    <p role="status" className="min-h-[6.25rem] border-line border-t px-4 py-3 text-ink-2 text-trace">
      {engine.status === 'unsupported' ? (
        engine.reason
      ) : notSent ? (
        notSent
      ) : call ? (
        <>
          <b className={`font-[700] font-mono ${call.response.status >= 400 ? 'text-warn' : 'text-ok'}`}>
            {call.response.status} {call.response.reason}
          </b>{' '}
          <span className="text-ink">{authorOf(call)}.</span>{' '}
          {decision && (
            <>
              <b className="font-[620] text-ink">{decision.name}</b>: {decision.why}.
            </>
          )}{' '}
          {call.remedy && (
            <>
              <b className="font-[620] text-ink">What would let it in?</b> {call.remedy.text}
            </>
          )}
          {place && (
            <span className="mt-1 flex gap-3 font-mono text-label">
              <span className="flex-none text-ink-3">
                {place.file} {place.line}
              </span>
              <code className="truncate text-ink">{lineOf(files[place.file] ?? '', place.line)}</code>
            </span>
          )}
        </>
      ) : sending ? (
        'On its way.'
      ) : (
        'This is a running system, in your browser. Send it a call: you will see how far it gets, and why.'
      )}
    </p>
  )
}

/** One line of a text, counted from 1, without its indentation. */
function lineOf(text: string, line: number): string {
  return (text.split('\n')[line - 1] ?? '').trim()
}
