import type { StoreApi } from 'zustand/vanilla'
import { listChecks } from '../checks/list'
import type { CallRecord, CheckResult } from '../protocol'
import type { Lab, LabActions } from '../state'
import type { Running } from './running'

export function createChecking(
  lab: StoreApi<Lab>,
  running: Running,
  seed: string,
  save: () => Promise<void>,
): Pick<LabActions, 'loadChecks' | 'runChecks' | 'openCheckCall'> {
  let source = ''
  let file = ''

  const report = (name: string, result: CheckResult | 'running') =>
    lab.setState(({ results }) => ({ results: { ...results, [name]: result } }))

  async function runOne(name: string): Promise<void> {
    report(name, 'running')
    try {
      await save()
      const { files } = lab.getState()
      const world = await running.room.checks()
      report(name, await world.runCheck({ files, file, source, name, seed }))
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      report(name, { name, passed: false, message, brief: 'ended', calls: [], took: 0, log: [] })
    }
  }

  return {
    async loadChecks(path, text) {
      file = path
      source = text
      lab.setState({ checks: listChecks(path, text).checks, results: {} })
    },
    async runChecks(name) {
      await save()
      for (const check of lab.getState().checks) {
        // A check that had to be ended ends the run: nothing goes on until the reader says so.
        if (lab.getState().engine.status === 'shut') return
        if (name === undefined || check.name === name) await runOne(check.name)
      }
    },
    openCheckCall(check) {
      const result = lab.getState().results[check]
      if (result === undefined || result === 'running') return
      const record = result.calls.find((call) => call.id === result.culprit) ?? result.calls.at(-1)
      if (!record) return
      // Calls of a check count from one in a world of their own.
      const shown: CallRecord = { ...record, id: `${check}: ${record.id}` }
      lab.setState(({ calls }) => ({ calls: [...calls.filter((call) => call.id !== shown.id), shown] }))
      lab.getState().showCall(shown.id)
    },
  }
}
