import type { CallRecord } from '@/lab'
import { Button } from '../ui/button'
import { CodeText } from '../ui/code-text'
import type { Choice } from './outcome'

export interface Run {
  readonly guess: string
  readonly calls: readonly CallRecord[]
  readonly failed?: string
}

/** What the calls brought, held against the guess. */
export function Outcome({
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
