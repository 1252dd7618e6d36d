'use client'

import type { CheckResult } from '@/lab'
import { Button } from '../ui/button'

export interface ShownCheck {
  readonly name: string
  /** Its source, coloured when the site was built. */
  readonly html: string
}

const marks = {
  passed: { sign: '✓', word: 'Passed', color: 'text-ok' },
  failed: { sign: '✕', word: 'Failed', color: 'text-warn' },
  running: { sign: '…', word: 'Running', color: 'text-ink-3' },
  waiting: { sign: '○', word: 'Not run yet', color: 'text-ink-3' },
} as const

/** The checks of an exercise: readable before they are run, and each can be run alone. */
export function CheckList({
  checks,
  results,
  onRun,
  onOpenCall,
}: {
  readonly checks: readonly ShownCheck[]
  readonly results: Readonly<Record<string, CheckResult | 'running'>>
  readonly onRun: (name: string) => void
  readonly onOpenCall: (name: string) => void
}) {
  return (
    <ul className="lesson-checks">
      {checks.map((check) => (
        <Check
          key={check.name}
          check={check}
          result={results[check.name]}
          onRun={() => onRun(check.name)}
          onOpenCall={() => onOpenCall(check.name)}
        />
      ))}
    </ul>
  )
}

function Check({
  check,
  result,
  onRun,
  onOpenCall,
}: {
  readonly check: ShownCheck
  readonly result: CheckResult | 'running' | undefined
  readonly onRun: () => void
  readonly onOpenCall: () => void
}) {
  const { sign, word, color } = marks[stateOf(result)]
  const failed = result !== undefined && result !== 'running' && !result.passed ? result : undefined
  return (
    <li>
      <span aria-hidden="true" className={`lesson-sign ${color}`}>
        {sign}
      </span>
      <div className="min-w-0">
        <span className="visually-hidden">{word}: </span>
        {check.name}
        {failed && (
          <div className="lesson-failed">
            <p>{failed.brief ? <code>{failed.brief}</code> : failed.message}</p>
            {failed.calls.length > 0 && (
              <Button
                size="small"
                onClick={onOpenCall}
                aria-label={`Open the call in the X-ray: ${check.name}`}
              >
                Open the call in the X-ray
              </Button>
            )}
          </div>
        )}
        <details>
          <summary>
            Read the check<span className="visually-hidden">: {check.name}</span>
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll inside */}
          <pre tabIndex={0}>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own highlighter escapes the text */}
            <code dangerouslySetInnerHTML={{ __html: check.html }} />
          </pre>
        </details>
      </div>
      <Button
        size="small"
        look="bare"
        className="needs-script no-print"
        aria-label={`Run: ${check.name}`}
        onClick={onRun}
      >
        Run
      </Button>
    </li>
  )
}

function stateOf(result: CheckResult | 'running' | undefined): keyof typeof marks {
  if (result === undefined) return 'waiting'
  if (result === 'running') return 'running'
  return result.passed ? 'passed' : 'failed'
}
