import type { StepView } from '@/lab'
import { duration } from './duration'

/** What a step changed or decided, with its verdict as a word where the call went no further. */
export function Effect({ step }: { readonly step: StepView }) {
  const words = [
    step.verdict === 'stop' && !step.effect?.startsWith('stop') ? 'stop' : '',
    step.effect ?? '',
    step.took > 0 ? duration(step.took) : '',
  ].filter(Boolean)
  const color =
    step.verdict === 'stop' ? 'text-warn' : step.effect?.startsWith('+') ? 'text-ok' : 'text-ink-2'
  return (
    <span
      className={`xray-effect wrap-anywhere font-[550] font-mono text-label ${color}`}
      title={words.join(', ')}
    >
      {step.verdict === 'stop' && <span aria-hidden="true" className="xray-bar" />}
      {words.join(', ')}
    </span>
  )
}
