/** The shape of each answer and event, checked before the page looks at it. */
import type { Cause, HeaderList, LogEntry, Problem } from '@/core'
import type { CoverageItem, Match, Topology, VendorSchema } from '@/gateway'
import type { MeshService } from '@/mesh'
import type { CallRecord, CheckResult, StepView, WorldApi, WorldEvent, WorldState } from '../protocol'
import {
  type Guard,
  isAnything,
  isBoolean,
  isBytes,
  isNumber,
  isString,
  listOf,
  mapOf,
  oneOf,
  optional,
  orNull,
  shaped,
} from './guard'

const cause: Guard<Cause> = shaped({ file: isString, start: isNumber, end: isNumber })

const problem: Guard<Problem> = shaped({
  severity: oneOf('error', 'warning', 'info'),
  code: isString,
  message: isString,
  path: optional(isString),
  cause,
  help: optional(isString),
  docs: optional(isString),
})

const coverage: Guard<CoverageItem> = shaped({
  construct: isString,
  level: oneOf('run', 'approximated', 'not simulated'),
  why: optional(isString),
  cause,
})

const topology: Guard<Topology> = shaped({
  product: isString,
  routes: listOf(
    shaped({ id: isString, name: isString, service: orNull(isString), matches: isString, cause }),
  ),
  services: listOf(
    shaped({
      id: isString,
      name: isString,
      host: isString,
      port: isNumber,
      targets: optional(listOf(isString)),
      cause,
    }),
  ),
  plugins: listOf(shaped({ name: isString, scope: isString, enabled: isBoolean, cause })),
})

const meshService: Guard<MeshService> = shaped({
  name: isString,
  port: isNumber,
  replicas: listOf(shaped({ number: isNumber, ip: isString, requests: isNumber })),
  latency: isString,
  faults: isString,
  file: isString,
  cause,
})

const state: Guard<WorldState> = shaped({
  live: oneOf('live', 'stale', 'none'),
  problems: listOf(problem),
  coverage: listOf(coverage),
  topology: orNull(topology),
  services: listOf(meshService),
  now: isNumber,
})

const headers: Guard<HeaderList> = (value): value is HeaderList =>
  listOf(listOf(isString))(value) && value.every((line) => line.length === 2)

const message = { headers, body: isString, size: isNumber, cut: isBoolean }
const requestView = shaped({
  method: isString,
  scheme: isString,
  authority: isString,
  target: isString,
  ...message,
})
const responseView = shaped({ status: isNumber, reason: isString, ...message })

const snapshot: Guard<NonNullable<StepView['before']>> = (value): value is NonNullable<StepView['before']> =>
  shaped({ request: requestView })(value) || shaped({ response: responseView })(value)

const step: Guard<StepView> = (value): value is StepView =>
  shaped({
    at: isNumber,
    took: isNumber,
    who: isString,
    name: isString,
    verdict: oneOf('pass', 'change', 'stop', 'skip'),
    why: isString,
    effect: optional(isString),
    remedy: optional(isString),
    cause: optional(cause),
    before: optional(snapshot),
    after: optional(snapshot),
    depth: isNumber,
    span: isString,
    parent: optional(isString),
  })(value)

const match: Guard<Match> = (value): value is Match =>
  shaped({
    route: isString,
    name: isString,
    matched: isBoolean,
    failed: optional(shaped({ kind: isString, why: isString, cause })),
    cause,
  })(value)

const call: Guard<CallRecord> = shaped({
  id: isString,
  via: oneOf('send', 'fetch'),
  traceId: isString,
  request: requestView,
  response: responseView,
  steps: listOf(step),
  at: isNumber,
  took: isNumber,
  matches: optional(listOf(match)),
  remedy: optional(shaped({ text: isString, cause: optional(cause) })),
})

const log: Guard<LogEntry> = (value): value is LogEntry =>
  shaped({
    at: isNumber,
    level: oneOf('debug', 'info', 'warn', 'error'),
    source: isString,
    replica: optional(isNumber),
    message: isString,
    data: isAnything,
    cause: optional(cause),
  })(value)

const check: Guard<CheckResult> = shaped({
  name: isString,
  passed: isBoolean,
  message: optional(isString),
  brief: optional(isString),
  calls: listOf(call),
  culprit: optional(isString),
  took: isNumber,
  log: listOf(log),
})

const schema: Guard<VendorSchema> = (value): value is VendorSchema =>
  shaped({ file: isString, jsonSchema: mapOf(isAnything) })(value)

type Answer<M extends keyof WorldApi> = Awaited<ReturnType<WorldApi[M]>>

/** By method: what a right answer looks like. */
export const ANSWERS: { readonly [M in keyof WorldApi]: Guard<Answer<M>> } = {
  open: state,
  update: state,
  skip: state,
  state,
  send: call,
  fetch: shaped({ record: call, body: isBytes }),
  explain: listOf(match),
  schema,
  listChecks: shaped({
    checks: listOf(shaped({ name: isString, file: isString, start: isNumber, end: isNumber })),
    problems: listOf(problem),
  }),
  runCheck: check,
}

export const isEvent: Guard<WorldEvent> = (value): value is WorldEvent =>
  shaped({ type: oneOf('log'), entry: log })(value) || shaped({ type: oneOf('call'), record: call })(value)
