import type { StepView } from '@/lab'
import { Difference } from './difference-view'
import { Effect } from './effect'
import { type Place, placeName } from './places'

const VERDICTS = { pass: 'passed', change: 'changed', stop: 'stopped here', skip: 'not run' } as const

/** One decision: who took it, why, what it changed, and the line. Choosing it opens the difference. */
export function StepRow({
  step,
  place,
  mainFile,
  chosen,
  opened,
  reachable,
  marked,
  onChoose,
}: {
  readonly step: StepView
  readonly place: Place | undefined
  readonly mainFile: string
  readonly chosen: boolean
  /** What it changed is shown. */
  readonly opened: boolean
  /** The one row that Tab reaches; arrow keys reach the others. */
  readonly reachable: boolean
  /** The reader's cursor stands on the line that caused it. */
  readonly marked: boolean
  readonly onChoose: () => void
}) {
  const quiet = step.verdict === 'skip'
  return (
    <li
      data-verdict={step.verdict}
      className={`border-line border-t ${chosen ? 'bg-road-soft' : marked ? 'bg-sunk' : ''}`}
    >
      <button
        type="button"
        data-step
        aria-expanded={opened}
        aria-current={chosen || undefined}
        tabIndex={reachable ? 0 : -1}
        onClick={onChoose}
        className={`xray-row w-full px-2 py-1 text-left text-trace outline-offset-[-2px] hover:bg-sunk ${
          marked || chosen ? 'shadow-[inset_3px_0_0_var(--road)]' : ''
        } ${chosen ? 'hover:bg-road-soft' : ''}`}
      >
        <span
          className={`xray-name truncate font-[620] ${quiet ? 'text-ink-3' : 'text-ink'}`}
          style={{ paddingInlineStart: `${Math.min(step.depth, 4) * 14}px` }}
          title={step.name}
        >
          {step.name}
        </span>{' '}
        <span className={`xray-why ${quiet ? 'text-ink-3' : 'text-ink-2'}`}>{step.why}</span>{' '}
        <Effect step={step} />{' '}
        <span className={`xray-line text-right font-mono text-label ${chosen ? 'text-road' : 'text-ink-2'}`}>
          {place && (
            <>
              {place.file === mainFile && <span className="xray-line-word">line </span>}
              {placeName(place, mainFile)}
            </>
          )}
        </span>
        <span className="visually-hidden">
          {' '}
          {VERDICTS[step.verdict]}
          {marked && ', caused by the line you are on'}
        </span>
      </button>
      {opened && <Difference step={step} />}
    </li>
  )
}
