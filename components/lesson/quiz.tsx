'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '../ui/button'
import { CodeText } from '../ui/code-text'

export interface QuizAnswer {
  readonly text: string
  readonly right?: boolean
  readonly why: string
}

/** A short question. Once answered, it says of each answer why it is right or wrong. */
export function Quiz({
  question,
  answers,
}: {
  readonly question: string
  readonly answers: readonly QuizAnswer[]
}) {
  const id = useId()
  const [chosen, setChosen] = useState<number | null>(null)
  const [answered, setAnswered] = useState<number | null>(null)
  const [missing, setMissing] = useState(false)

  function answer(event: FormEvent) {
    event.preventDefault()
    setAnswered(chosen)
    setMissing(chosen === null)
  }

  return (
    <form className="lesson-box" onSubmit={answer} aria-labelledby={`${id}-question`}>
      <fieldset>
        <legend id={`${id}-question`} className="lesson-title">
          <CodeText text={question} />
        </legend>
        <ul className="lesson-choices">
          {answers.map((one, at) => (
            <li key={one.text}>
              <label className="lesson-choice">
                <input
                  type="radio"
                  name={id}
                  checked={chosen === at}
                  aria-describedby={answered === null ? undefined : `${id}-why-${at}`}
                  onChange={() => {
                    setChosen(at)
                    setMissing(false)
                  }}
                />
                <span>
                  <CodeText text={one.text} />
                </span>
              </label>
              {answered !== null && (
                <p id={`${id}-why-${at}`} className="lesson-why">
                  <b className={one.right ? 'text-ok' : 'text-ink'}>{one.right ? '✓ Right.' : 'No.'}</b>{' '}
                  <CodeText text={one.why} />
                </p>
              )}
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="lesson-buttons needs-script">
        <Button type="submit">Answer</Button>
        <p aria-live="polite" className="lesson-said">
          {missing && 'Choose an answer first.'}
          {answered !== null &&
            !missing &&
            (answers[answered]?.right ? 'That is right.' : 'Not quite. The reasons stand under each answer.')}
        </p>
      </div>
      <noscript>
        <p>
          <b>The answer:</b>{' '}
          {answers
            .filter((one) => one.right)
            .map((one) => `${one.text} ${one.why}`)
            .join(' ')}
        </p>
      </noscript>
    </form>
  )
}
