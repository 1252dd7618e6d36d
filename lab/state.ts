/** The state of one lab as the page sees it. `createLab` in `lab/client` makes the store. */
import type { Problem } from '@/core'
import type { Coverage, Topology, VendorSchema } from '@/gateway'
import type { MeshService } from '@/mesh'
import type { CallInput, CallRecord, CheckInfo, CheckResult, Files, Live, LogEntry } from './protocol'

/** The workspace as it was published: texts, and what a beginner sees first. */
export interface Workspace {
  /** Stable; edits are kept under it. `shop`, or `lessons/how-a-gateway-works`. */
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly files: Files
  /** The files that matter here; the rest stands behind "All files". */
  readonly shown: readonly string[]
  /** Name of the call that is picked first, from `requests.http`. */
  readonly firstCall?: string
}

export type Engine =
  /** Nothing runs yet. */
  | { readonly status: 'resting' }
  | { readonly status: 'starting' }
  | { readonly status: 'ready' }
  /** The isolate was ended. `lastChanged` is the file edited last. Nothing runs until the reader says so. */
  | { readonly status: 'shut'; readonly reason: string; readonly lastChanged?: string }
  /** This browser cannot run it, and why. */
  | { readonly status: 'unsupported'; readonly reason: string }

export interface NamedCall extends CallInput {
  readonly name: string
  /** Offset of the call in `requests.http`. */
  readonly start: number
}

export interface LabState {
  readonly workspace: Workspace
  /** The texts as the reader sees them. */
  readonly files: Files
  readonly openFile: string
  readonly edited: boolean
  readonly engine: Engine
  readonly live: Live
  readonly problems: readonly Problem[]
  readonly coverage: Coverage
  readonly topology: Topology | null
  readonly services: readonly MeshService[]
  readonly schema: VendorSchema | null
  /** World time at the last answer, ms since 1970. */
  readonly now: number
  readonly draft: CallInput
  readonly saved: readonly NamedCall[]
  /** Newest last, at most 100. */
  readonly calls: readonly CallRecord[]
  readonly call: string | null
  /** Index of the chosen step in the chosen call. */
  readonly step: number | null
  readonly sending: boolean
  readonly log: readonly LogEntry[]
  readonly checks: readonly CheckInfo[]
  readonly results: Readonly<Record<string, CheckResult | 'running'>>
  /** Why the last Send could not be made (a URL that cannot be called, no gateway yet); cleared by the next. */
  readonly notSent: string | null
  /** Quiet notes on what this browser lacks: no service worker, no WebCrypto, private mode. */
  readonly notes: readonly string[]
  /** Another tab changed this workspace. */
  readonly elsewhere: boolean
}

export interface LabActions {
  /** Brings the reader's saved edits back. Called once, after the page has mounted. */
  hydrate(): Promise<void>
  /** Starts the isolate and the world; called on the first intent. */
  start(): Promise<void>
  open(file: string): void
  edit(file: string, text: string): void
  setDraft(change: Partial<CallInput>): void
  pick(name: string): void
  send(): Promise<void>
  showCall(id: string): void
  showStep(index: number | null): void
  skip(ms: number): Promise<void>
  newWorld(): Promise<void>
  startOver(): Promise<void>
  /** Undoes the last `startOver`, as long as nothing was edited since. */
  undoStartOver(): void
  /** Puts a reader's own file in place of the gateway's configuration. */
  takeFile(name: string, text: string): void
  /** Lists and runs the checks of an exercise. Without a name all of them, one after another. */
  loadChecks(file: string, source: string): Promise<void>
  runChecks(name?: string): Promise<void>
  /** Shows a call of a failed check in the X-ray. */
  openCheckCall(check: string): void
  takeOther(): void
  keepMine(): void
  /** Ends the isolate; the page no longer shows this lab. */
  close(): void
}

export type Lab = LabState & LabActions
