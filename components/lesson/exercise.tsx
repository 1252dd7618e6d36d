'use client'

import { type ReactNode, useEffect, useId, useState } from 'react'
import type { CheckResult, Files } from '@/lab'
import { useLab, useLabStore, useSurfaceStore } from '../lab/lab-context'
import { Button } from '../ui/button'
import { CodeText } from '../ui/code-text'
import { Dialog } from '../ui/dialog'
import { CheckList, type ShownCheck } from './check-list'
import { Solution, type SolvedFile } from './solution'
import { noteProgress } from './use-progress'
import { useShowXray } from './use-show-call'

export interface ExerciseProps {
  readonly lesson: string
  readonly id: string
  readonly title: string
  readonly checksFile: string
  readonly checksSource: string
  readonly checks: readonly ShownCheck[]
  readonly hints: readonly string[]
  readonly solution: readonly SolvedFile[]
  /** Files that the exercise begins with, where it does not begin with the lesson's lab. */
  readonly start?: Files
  /** The task. */
  readonly children: ReactNode
}

/** A task in the lesson's lab, held against checks of what the system does. */
export function Exercise(props: ExerciseProps) {
  const { lesson, id, title, checksFile, checksSource, checks, hints, solution, start, children } = props
  const ids = useId()
  const lab = useLabStore()
  const showXray = useShowXray()
  const surface = useSurfaceStore()
  const results = useLab((state) => (state.checks[0]?.file === checksFile ? state.results : NONE))
  const files = useLab((state) => state.files)
  const shut = useLab((state) => (state.engine.status === 'shut' ? state.engine.reason : ''))
  const [ranWith, setRanWith] = useState<Files | null>(null)
  const [running, setRunning] = useState(false)
  const [hintsShown, setHintsShown] = useState(0)
  const [solutionShown, setSolutionShown] = useState(false)

  const done = checks.map((check) => results[check.name])
  const passed = done.filter((one) => one !== undefined && one !== 'running' && one.passed).length
  const finished = done.every((one) => one !== undefined && one !== 'running')
  const changed = ranWith !== null && ranWith !== files && done.some((one) => one !== undefined)
  const solved = finished && passed === checks.length && !changed

  useEffect(() => {
    if (solved) noteProgress(lesson, { solved: id })
  }, [solved, lesson, id])

  async function run(name?: string) {
    if (running) return
    setRunning(true)
    await lab.getState().hydrate()
    const { files: now, checks: loaded } = lab.getState()
    // Old verdicts beside a new one would tell of two different gateways.
    if (loaded[0]?.file !== checksFile || ranWith !== now)
      await lab.getState().loadChecks(checksFile, checksSource)
    setRanWith(now)
    await lab.getState().runChecks(name)
    setRunning(false)
  }

  return (
    <section className="lesson-box lesson-exercise" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`} className="lesson-title">
        Your turn: {title.charAt(0).toLowerCase() + title.slice(1)}
      </h2>
      {children}
      <CheckList
        checks={checks}
        results={results}
        onRun={(name) => void run(name)}
        onOpenCall={(name) => showXray(() => lab.getState().openCheckCall(name))}
      />
      <p aria-live="polite" className="lesson-said">
        {running
          ? 'Checking…'
          : summary({ shut, ran: ranWith !== null, changed, finished, passed, of: checks.length })}
      </p>
      <div className="lesson-buttons needs-script no-print">
        <Button look="ink" aria-disabled={running} onClick={() => void run()}>
          Check my gateway
        </Button>
        {start && <LoadStart start={start} />}
        {hintsShown < hints.length && (
          <Button onClick={() => setHintsShown(hintsShown + 1)}>
            Hint {hintsShown + 1} of {hints.length}
          </Button>
        )}
        <Button
          aria-expanded={solutionShown}
          aria-controls={`${ids}-solution`}
          onClick={() => setSolutionShown(!solutionShown)}
        >
          Solution
        </Button>
        <Button onClick={() => surface.getState().set({ dialog: 'start-over' })}>Start over</Button>
      </div>
      <ol className="lesson-hints" aria-live="polite">
        {hints.slice(0, hintsShown).map((hint) => (
          <li key={hint}>
            <CodeText text={hint} />
          </li>
        ))}
      </ol>
      {solutionShown && <Solution id={`${ids}-solution`} files={solution} />}
    </section>
  )
}

const NONE: Readonly<Record<string, CheckResult | 'running'>> = {}

function summary(run: {
  readonly shut: string
  readonly ran: boolean
  readonly changed: boolean
  readonly finished: boolean
  readonly passed: number
  readonly of: number
}): string {
  if (run.shut !== '') return `The sandbox is shut: ${run.shut} Start it again in the lab, then check.`
  if (!run.ran) return ''
  if (run.changed) return 'Your files have changed since. Check again.'
  if (!run.finished) return ''
  if (run.passed === run.of) return run.of === 1 ? 'The check passes.' : `All ${run.of} checks pass.`
  return `${run.passed} of ${run.of} checks pass.`
}

/** Puts the files in place that the exercise begins with, after asking. */
function LoadStart({ start }: { readonly start: Files }) {
  const lab = useLabStore()
  const [asking, setAsking] = useState(false)

  async function load() {
    setAsking(false)
    await lab.getState().hydrate()
    for (const [file, text] of Object.entries(start)) lab.getState().edit(file, text)
  }

  return (
    <>
      <Button onClick={() => setAsking(true)}>Load the exercise</Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Load the exercise?"
        description={`It replaces your ${Object.keys(start).join(' and ')}.`}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep my files</Button>
            <Button look="ink" onClick={() => void load()}>
              Load the exercise
            </Button>
          </>
        }
      />
    </>
  )
}
