'use client'

import { useLab } from './lab-context'

interface State {
  readonly text: string
  readonly title: string
  readonly look: 'ok' | 'warn' | 'quiet'
}

const STARTING: State = { text: 'Starting', title: 'The sandbox is starting.', look: 'quiet' }
const RESTING: State = {
  text: 'At rest',
  title: 'Nothing runs yet. It starts with the first call or edit.',
  look: 'quiet',
}
const ENDED: State = { text: 'Ended', title: 'Nothing runs. Start it again above.', look: 'warn' }
const LIVE = {
  live: { text: 'Live', title: 'The gateway runs these files as they are.', look: 'ok' },
  stale: {
    text: 'The last good gateway keeps serving',
    title: 'This text is broken, so the gateway before it still answers.',
    look: 'warn',
  },
  none: { text: 'No gateway runs', title: 'Mend the problems below, and one will.', look: 'warn' },
} as const satisfies Record<string, State>

const COLORS = { ok: 'text-ok', warn: 'text-warn', quiet: 'text-ink-3' } as const

/** Whether what runs is what the files say. */
export function LiveState() {
  const engine = useLab((lab) => lab.engine.status)
  const live = useLab((lab) => lab.live)
  const state = { resting: RESTING, starting: STARTING, ready: LIVE[live], shut: ENDED, unsupported: ENDED }[
    engine
  ]
  return (
    <span
      aria-live="polite"
      title={state.title}
      className={`needs-script flex items-center gap-1.5 text-right font-[600] text-label leading-tight ${COLORS[state.look]}`}
    >
      <span
        aria-hidden="true"
        className={`size-2 flex-none ${state.look === 'warn' ? 'rotate-45' : 'rounded-full'} ${
          state.look === 'quiet' ? 'border border-current' : 'bg-current'
        }`}
      />
      {state.text}
    </span>
  )
}
