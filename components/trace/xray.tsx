'use client'

import './trace.css'
import { useMemo, useRef, useState } from 'react'
import type { CallRecord } from '@/lab'
import { useLab, useSurface } from '../lab/lab-context'
import { useFollowCause } from '../lab/use-follow-cause'
import { Matches } from './matches'
import { stepPlaces, stepsOnLine } from './places'
import { RemedyLine } from './remedy-line'
import { StepRow } from './step-row'

/** Why the chosen call got its answer: every decision in order, with the line that caused it. */
export function Xray({ call }: { readonly call: CallRecord | undefined }) {
  return call ? <Steps call={call} /> : <BeforeTheFirstCall />
}

function BeforeTheFirstCall() {
  return (
    <div className="max-w-[34rem] py-3 text-ink-2 text-trace">
      <p>
        Here you will read why the answer is what it is: each decision of the gateway and of the services, in
        order, with what it changed and the line that caused it.
      </p>
      <p className="mt-2">
        Choose <b className="font-[620] text-ink">Send</b> to make the first call.
      </p>
    </div>
  )
}

function Steps({ call }: { readonly call: CallRecord }) {
  const chosen = useLab((lab) => lab.step)
  const showStep = useLab((lab) => lab.showStep)
  const files = useLab((lab) => lab.files)
  const mainFile = useLab((lab) => lab.workspace.shown[0] ?? '')
  const then = useSurface((surface) => surface.texts[call.id])
  const cursor = useSurface((surface) => surface.cursor)
  const follow = useFollowCause()
  // A step that stopped the call is chosen by itself; what it changed opens only when the reader asks.
  const [opened, setOpened] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)

  const places = useMemo(() => stepPlaces(call.steps, then, files), [call, then, files])
  const marked = useMemo(() => stepsOnLine(places, cursor), [places, cursor])

  function move(event: React.KeyboardEvent) {
    const rows = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-step]') ?? [])]
    const at = rows.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus()
  }

  return (
    <>
      <ol ref={list} onKeyDown={move} aria-label="Steps" className="xray @container">
        {call.steps.map((step, index) => (
          <StepRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a call never change places
            key={`${call.id} ${index}`}
            step={step}
            place={places[index]}
            mainFile={mainFile}
            chosen={chosen === index}
            opened={chosen === index && opened === `${call.id} ${index}`}
            reachable={index === (chosen ?? 0)}
            marked={marked.has(index)}
            onChoose={() => {
              const key = `${call.id} ${index}`
              const next = chosen === index && opened === key ? null : index
              setOpened(next === null ? null : key)
              showStep(next)
              follow(next === null ? undefined : step.cause, then)
            }}
          />
        ))}
      </ol>
      {call.via === 'fetch' && <FetchNote />}
      {call.remedy && <RemedyLine remedy={call.remedy} then={then} />}
      {call.matches && call.matches.length > 0 && <Matches matches={call.matches} then={then} />}
    </>
  )
}

function FetchNote() {
  return (
    <p className="border-line border-t px-2 py-2.5 text-ink-2 text-trace">
      <b className="font-[620] text-ink">Called by fetch.</b> A browser keeps <code>Host</code> and{' '}
      <code>Cookie</code> to itself, tidies up the path, follows redirects, joins repeated headers and hides{' '}
      <code>Set-Cookie</code>. Send does none of that.
    </p>
  )
}
