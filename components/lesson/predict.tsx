'use client'

import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { CallRecord } from '@/lab'
import { useLab, useLabStore } from '../lab/lab-context'
import { Button } from '../ui/button'
import { CodeText } from './code-text'
import { Difference } from './difference'
import { type Choice, whatHappened } from './outcome'
import { sendNamed } from './send-named'
import { useShowCall } from './use-show-call'

/** A change that is made before the calls are sent, and can be put back. */
export interface PredictedEdit {
  readonly file: string
  readonly find: string
  readonly replace: string
}

interface Run {
  readonly guess: string
  readonly calls: readonly CallRecord[]
  readonly failed?: string
}

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
    if (edit && !change(edit.find, edit.replace)) {
      const failed = `${edit.file} no longer holds the line that this changes. Start over to get it back.`
      return { guess: chosen, calls: [], failed }
    }
    const records: CallRecord[] = []
    for (const name of calls) {
      const sent = await sendNamed(lab, name)
      if ('notSent' in sent) return { guess: chosen, calls: records, failed: sent.notSent }
      records.push(sent.record)
    }
    return { guess: chosen, calls: records }
  }

  /** Whether the text holds the change afterwards. */
  function change(from: string, to: string): boolean {
    if (!edit) return true
    const text = lab.getState().files[edit.file] ?? ''
    if (!text.includes(to)) {
      if (!text.includes(from)) return false
      lab.getState().edit(edit.file, text.replace(from, to))
    }
    lab.getState().open(edit.file)
    return true
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
        {edit && run && <PutBack edit={edit} onPutBack={() => change(edit.replace, edit.find)} />}
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

/** The change, to be read before it is made. */
function Change({ edit }: { readonly edit: PredictedEdit }) {
  return (
    <figure>
      <figcaption className="text-label text-ink-2">
        In <code>{edit.file}</code>:
      </figcaption>
      <Difference before={edit.find} after={edit.replace} />
    </figure>
  )
}

/** Shown while the change stands in the file. */
function PutBack({ edit, onPutBack }: { readonly edit: PredictedEdit; readonly onPutBack: () => void }) {
  const stands = useLab((state) => state.files[edit.file]?.includes(edit.replace) ?? false)
  return stands && <Button onClick={onPutBack}>Put the line back</Button>
}

function Outcome({
  run,
  happened,
  onShow,
}: {
  readonly run: Run
  readonly happened: Choice | undefined
  readonly onShow: (call: CallRecord) => void
}) {
  if (run.failed) {
    return (
      <div className="lesson-verdict text-warn">
        <p>Not sent: {run.failed}</p>
      </div>
    )
  }
  return (
    <div className="lesson-verdict">
      <ul>
        {run.calls.map((call) => (
          <li key={call.id}>
            <code>
              {call.request.method} {call.request.target}
            </code>
            <b className="font-mono">{call.response.status}</b>
            <Button size="small" look="bare" onClick={() => onShow(call)}>
              Show its X-ray
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <b>{verdict(run.guess, happened)}</b>{' '}
        {happened ? (
          <CodeText text={happened.says} />
        ) : (
          'Your files differ from the lesson’s. Start over to see what it speaks of.'
        )}
      </p>
    </div>
  )
}

function verdict(guess: string, happened: Choice | undefined): string {
  if (!happened) return 'None of these.'
  if (happened.label === guess) return 'You guessed right.'
  return `You guessed: ${guess.charAt(0).toLowerCase()}${guess.slice(1)}. It was: ${happened.label.charAt(0).toLowerCase()}${happened.label.slice(1)}.`
}
