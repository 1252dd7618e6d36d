'use client'

import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { CallRecord } from '@/lab'
import { useLab, useLabStore } from '../lab/lab-context'
import { Button } from '../ui/button'
import { type Choice, whatHappened } from './outcome'
import { Outcome, type Run } from './predict-outcome'
import { Change, type PredictedEdit, PutBack, useMakeChange } from './predicted-edit'
import { sendNamed } from './send-named'
import { useShowCall } from './use-show-call'

/** A guess first; then the very calls are sent, and the guess is held against what came back. */
export function Predict({
  calls,
  choices,
  edit,
  children,
}: {
  /** Names of calls in `requests.http`, in the order in which they are sent. */
  readonly calls: readonly string[]
  readonly choices: readonly Choice[]
  readonly edit?: PredictedEdit
  readonly children: ReactNode
}) {
  const id = useId()
  const lab = useLabStore()
  const show = useShowCall()
  const makeChange = useMakeChange()
  const services = useLab((state) => state.services).map((service) => service.name)
  const [guess, setGuess] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [run, setRun] = useState<Run | null>(null)
  const [running, setRunning] = useState(false)

  async function start(event: FormEvent) {
    event.preventDefault()
    if (running) return
    if (guess === null) return setSaid('Choose an answer first.')
    setSaid('')
    setRunning(true)
    setRun(await runAll(guess))
    setRunning(false)
  }

  async function runAll(chosen: string): Promise<Run> {
    await lab.getState().hydrate()
    const mark = edit ? makeChange(edit) : undefined
    if (edit && !mark) {
      const failed = `${edit.file} no longer holds the line that this changes. Start over to get it back.`
      return { guess: chosen, calls: [], failed }
    }
    const records: CallRecord[] = []
    for (const name of calls) {
      const sent = await sendNamed(lab, name)
      if ('notSent' in sent) return { guess: chosen, calls: records, failed: sent.notSent }
      records.push(sent.record)
    }
    // A fresh call takes the mark away, so it is set once all are back.
    mark?.()
    return { guess: chosen, calls: records }
  }

  return (
    <form className="lesson-box" onSubmit={(event) => void start(event)} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="lesson-title">
        First guess, then run
      </h2>
      <div id={`${id}-question`}>{children}</div>
      {edit && <Change edit={edit} />}
      <fieldset aria-labelledby={`${id}-question`}>
        <ul className="lesson-choices">
          {choices.map(({ label }) => (
            <li key={label}>
              <label className="lesson-choice">
                <input
                  type="radio"
                  name={id}
                  checked={guess === label}
                  onChange={() => {
                    setGuess(label)
                    setSaid('')
                  }}
                />
                <span>{label}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="lesson-buttons needs-script">
        <Button type="submit" look="road" aria-disabled={running}>
          {run ? 'Run it again' : 'Run it'}
        </Button>
        {edit && run && <PutBack edit={edit} />}
        <p aria-live="polite" className="lesson-said">
          {running ? 'Sending…' : said}
        </p>
      </div>
      <div aria-live="polite">
        {run && !running && (
          <Outcome
            run={run}
            happened={whatHappened(choices, run.calls, services)}
            onShow={(call) => show(call.id)}
          />
        )}
      </div>
    </form>
  )
}
