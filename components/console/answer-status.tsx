'use client'

import type { CallRecord } from '@/lab'
import { useLab } from '../lab/lab-context'
import { duration } from '../trace/duration'
import { authorOf } from './author'

/** The status of the answer and whose it is; read out whenever a new one arrives. */
export function AnswerStatus({ call }: { readonly call: CallRecord | undefined }) {
  const sending = useLab((lab) => lab.sending)
  const notSent = useLab((lab) => lab.notSent)
  // The reason of an end speaks of the sandbox, and stands in a notice of its own.
  const ended = useLab(({ engine, notSent }) => engine.status === 'shut' && engine.reason === notSent)
  const refused = call !== undefined && call.response.status >= 400
  // The world's clock runs with real time, so a call always takes some; only waiting is worth a word.
  const waited = call?.steps.some((step) => step.took > 0)
  return (
    <p role="status" aria-live="polite" className="flex min-h-8 items-center gap-2.5 text-label">
      {ended ? (
        <span className="text-warn">No answer: the sandbox was ended.</span>
      ) : notSent ? (
        <span className="text-warn">Not sent: {notSent}</span>
      ) : call ? (
        <>
          <b className={`font-[700] font-mono text-[0.9375rem] ${refused ? 'text-warn' : 'text-ok'}`}>
            {call.response.status} {call.response.reason}
          </b>
          <span className="text-ink-2">
            {authorOf(call)}
            {waited && ` in ${duration(call.took)}`}
            {call.via === 'fetch' && ', called by fetch from this page'}
          </span>
        </>
      ) : (
        <span className="text-ink-2">{sending ? 'On its way' : 'No answer yet'}</span>
      )}
    </p>
  )
}
