import type { CallInput } from '../protocol'
import { parseRequests } from '../requests'
import type { LabState, NamedCall, Workspace } from '../state'

const FIRST: CallInput = { method: 'GET', url: 'https://api.shop.test/', headers: [], body: '' }

const CALLS = 'requests.http'

/** The calls of `requests.http`; what cannot be read of them is a problem, see `withCallProblems`. */
export function savedCalls(files: LabState['files']): readonly NamedCall[] {
  return parseRequests(files[CALLS] ?? '').calls
}

/** What a world found wrong, and what is wrong in `requests.http`, which the page reads and no world does. */
export function withCallProblems(
  problems: LabState['problems'],
  files: LabState['files'],
): LabState['problems'] {
  const others = problems.filter((problem) => problem.cause.file !== CALLS)
  return [...others, ...parseRequests(files[CALLS] ?? '').problems]
}

/** The call that stands ready before the first Send. */
export function firstDraft(workspace: Workspace, saved: readonly NamedCall[]): CallInput {
  const call = saved.find((one) => one.name === workspace.firstCall) ?? saved[0]
  return call ? draftOf(call) : FIRST
}

export function draftOf({ method, url, headers, body }: CallInput): CallInput {
  return { method, url, headers, body }
}

/** A lab at rest, with the files as they were published. */
export function initialState(workspace: Workspace, start: number): LabState {
  const saved = savedCalls(workspace.files)
  return {
    workspace,
    files: workspace.files,
    openFile: workspace.shown[0] ?? Object.keys(workspace.files)[0] ?? '',
    edited: false,
    engine: { status: 'resting' },
    live: 'none',
    problems: withCallProblems([], workspace.files),
    coverage: [],
    topology: null,
    services: [],
    schema: null,
    now: start,
    draft: firstDraft(workspace, saved),
    saved,
    calls: [],
    call: null,
    step: null,
    sending: false,
    log: [],
    checks: [],
    results: {},
    notSent: null,
    notes: [],
    elsewhere: false,
  }
}
