import { useMemo } from 'react'
import type { StepView } from '@/lab'
import { difference } from './difference'

/** What a step made of the message, before and after. */
export function Difference({ step }: { readonly step: StepView }) {
  const changes = useMemo(() => difference(step.before, step.after), [step])
  if (changes.length === 0) {
    return (
      <p className="px-2 pt-0.5 pb-2 text-ink-2 text-label">
        {step.before ? 'The message went on as it was.' : 'This step did not touch the message.'}
      </p>
    )
  }
  return (
    <dl className="px-2 pt-0.5 pb-2 font-mono text-label">
      {changes.map((change, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may change twice, and the list of one step stands
        <div key={`${change.what} ${i}`} className="flex flex-wrap gap-x-3 py-0.5">
          <dt className="wrap-anywhere w-48 flex-none text-ink-2">{change.what}</dt>
          <dd className="min-w-0 flex-1 basis-60 space-y-0.5">
            {change.before !== undefined && <Side sign="−" word="before" text={change.before} />}
            {change.after !== undefined && <Side sign="+" word="after" text={change.after} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Side({ sign, word, text }: { readonly sign: string; readonly word: string; readonly text: string }) {
  return (
    <div className={`flex gap-2 ${sign === '+' ? 'text-ok' : 'text-ink-2'}`}>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{word}: </span>
      <span
        className={`wrap-anywhere whitespace-pre-wrap ${sign === '−' ? 'line-through decoration-1' : ''}`}
      >
        {text === '' ? 'empty' : text}
      </span>
    </div>
  )
}
