import { transform } from 'sucrase'
import { type Clock, createVirtualClock, type HeaderList, type LogEntry, type VirtualClock } from '@/core'
import { shortEntry } from '../isolate/short-entry'
import type { CallInput, CallRecord, CheckResult, WorldApi } from '../protocol'
import { openWorld } from '../world/world'
import { answerOf, type CheckedAnswer } from './answer'

import { ExpectationError, expect } from './expect'
import { START } from './start'

type Body = () => Promise<void> | void

interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>> | HeaderList
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown
}

/** Calls that travel back to the page: the last ones, which end with the one that went wrong. */
const KEPT = 20
/** The last lines of the log, which are all that the page shows of a check. */
const KEPT_LOG = 100

/**
 * Runs one check against a world of its own on a virtual clock, so that an hour of waiting takes no
 * time. Never rejects for a fault of the check: that is a failed result.
 */
export const runCheck: WorldApi['runCheck'] = async ({ files, source, name, seed }) => {
  const clock = createVirtualClock(START)
  const log: LogEntry[] = []
  const calls: CallRecord[] = []
  let looked: string | undefined
  const keep = (entry: LogEntry) => {
    log.push(shortEntry(entry))
    if (log.length > KEPT_LOG) log.shift()
  }
  const world = await openWorld({ files, seed, clock, log: keep })

  async function request(
    first: string,
    second?: string | RequestOptions,
    third?: RequestOptions,
  ): Promise<CheckedAnswer> {
    const input = callInput(first, second, third)
    const record = await clock.run(world.send(input))
    calls.push(record)
    looked = record.id
    return answerOf(record, (id) => {
      looked = id
    })
  }

  const finish = (rest: Pick<CheckResult, 'passed' | 'message' | 'brief'>): CheckResult => {
    const culprit = rest.passed ? undefined : looked
    const kept = calls.slice(-KEPT)
    const extra = calls.find((call) => call.id === culprit && !kept.includes(call))
    return {
      name,
      ...rest,
      calls: extra ? [extra, ...kept] : kept,
      ...(culprit && { culprit }),
      took: clock.now() - START,
      log,
    }
  }

  try {
    const body = collect(source, { request, clock: clockFor(clock) }).get(name)
    if (!body) return finish({ passed: false, message: `There is no check called “${name}”.` })
    await body()
    return finish({ passed: true })
  } catch (error) {
    if (error instanceof ExpectationError)
      return finish({ passed: false, message: error.message, brief: error.brief })
    return finish({ passed: false, message: error instanceof Error ? error.message : String(error) })
  } finally {
    world.close()
  }
}

/** The part of the clock that a check may touch. */
function clockFor(clock: VirtualClock): Pick<VirtualClock, 'advance'> & Pick<Clock, 'now'> {
  return { now: clock.now, advance: clock.advance }
}

function collect(source: string, tools: Record<string, unknown>): Map<string, Body> {
  const { code } = transform(source, { transforms: ['typescript'], disableESTransforms: true })
  const checks = new Map<string, Body>()
  const test = (name: string, body: Body) => {
    checks.set(name, body)
  }
  const names = ['test', 'expect', ...Object.keys(tools)]
  // Checks are the reader's code; the isolate is the wall around them.
  const run = new Function(...names, `'use strict';${code}`)
  run(test, expect, ...Object.values(tools))
  return checks
}

/** `request('GET /orders')`, `request('GET', 'https://…')`, each with options last. */
function callInput(first: string, second?: string | RequestOptions, third?: RequestOptions): CallInput {
  const [method, url] = typeof second === 'string' ? [first, second] : splitFirst(first)
  const options = (typeof second === 'object' ? second : third) ?? {}
  const headers: [string, string][] = Array.isArray(options.headers)
    ? options.headers.map(([name, value]) => [name, value])
    : Object.entries(options.headers ?? {})
  const text = options.body === undefined || typeof options.body === 'string'
  if (!text && !headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    headers.push(['Content-Type', 'application/json'])
  }
  return {
    method,
    url: url.startsWith('/') ? `https://api.shop.test${url}` : url,
    headers,
    body: typeof options.body === 'string' ? options.body : text ? '' : JSON.stringify(options.body),
  }
}

function splitFirst(text: string): [string, string] {
  const at = text.indexOf(' ')
  return at < 0 ? ['GET', text] : [text.slice(0, at), text.slice(at + 1).trim()]
}
