import type { Cause, Clock, Files, LogEntry, Random, Trace } from '@/core'
import type { ComposeService } from './compose/read'
import { mswFor, type RequestHandler, readHandlers } from './msw'
import { ModuleFault } from './sandbox/compile'
import { createConsole, inspect } from './sandbox/console'
import type { Current } from './sandbox/current'
import { Modules } from './sandbox/modules'
import { lineCause, placesIn } from './sandbox/place'
import { createScope } from './sandbox/scope'
import { createTimers } from './sandbox/timers'
import type { Mesh } from './types'
import { createFetch } from './world-fetch'

export interface ReplicaParts {
  readonly service: ComposeService
  readonly number: number
  readonly ip: string
  readonly file: string
  readonly files: Files
  readonly clock: Clock
  readonly random: Random
  readonly mesh: Pick<Mesh, 'resolve' | 'dispatch'>
  readonly stop: AbortSignal
  log(entry: LogEntry): void
}

/** One call that a handler is busy with. */
export interface Invocation {
  readonly trace: Trace
  handler?: { readonly label: string; readonly cause?: Cause }
}

/** How the code of a replica finds back to the call in whose turn it runs. */
export interface Turns {
  readonly current: Current<Invocation>
  invocation(request: Request): Invocation | undefined
  trace(headers: Headers): Trace
  write(level: LogEntry['level'], message: string, cause?: Cause): void
}

/** The longest wait that `setTimeout` knows, in ms; MSW's `delay('infinite')` is as long. */
export const FOREVER = 2 ** 31 - 1

/**
 * Evaluates a service's module for one replica and answers with what it exports as `handlers`.
 * @throws ModuleFault with the place, for anything that keeps it from starting
 */
export function loadHandlers(parts: ReplicaParts, random: Random, turns: Turns): RequestHandler[] {
  const { file, files } = parts
  const text = files[file] ?? ''
  const modules = createModules(parts, random, turns)
  let exported: unknown
  try {
    exported = modules.load(file)
  } catch (error) {
    if (error instanceof ModuleFault) throw error
    throw new ModuleFault(inspect(error), placeOf(error, files) ?? lineCause(file, text, 1))
  }
  const list: unknown =
    typeof exported === 'object' && exported !== null ? Reflect.get(exported, 'handlers') : undefined
  const handlers = readHandlers(list)
  if (handlers) return handlers
  const message =
    list === undefined
      ? `${file} exports no \`handlers\`.`
      : `\`handlers\` of ${file} is no list of handlers.`
  throw new ModuleFault(
    message,
    handlersCause(file, text),
    "Write `export const handlers = [http.get('/…', () => …)]`.",
  )
}

function createModules(parts: ReplicaParts, random: Random, turns: Turns): Modules {
  const { service, number, ip, clock, mesh, stop, files } = parts
  const { current, write } = turns
  const failed = (error: unknown) => write('error', `Not caught: ${inspect(error)}`, placeOf(error, files))
  const scope = createScope({
    clock,
    random,
    failed,
    timers: createTimers(clock, stop, failed),
    console: createConsole((level, message, stack) => write(level, message, placesIn(stack, files)[0])),
    environment: { ...service.environment, HOSTNAME: `${service.name}-${number}` },
    fetch: createFetch({
      service: service.name,
      ip,
      clock,
      mesh,
      stop,
      trace: turns.trace,
      warn: (message, stack) => write('warn', message, placesIn(stack, files)[0]),
    }),
  })
  const msw = mswFor({
    delay: (given) => clock.sleep(delayTime(given, random), stop),
    enter: (mark, request, resolve) => {
      const invocation = turns.invocation(request)
      if (invocation) invocation.handler = { label: mark.label, cause: placesIn(mark.stack, files)[0] }
      return current.during(invocation, resolve)
    },
  })
  return new Modules(files, { ...scope, ...current.hooks }, { msw })
}

function placeOf(error: unknown, files: Files): Cause | undefined {
  return error instanceof Error ? placesIn(error.stack, files)[0] : undefined
}

/** MSW's `delay`: without a time it waits for 100 to 400 ms, as it does in a browser. */
function delayTime(given: number | 'real' | 'infinite' | undefined, random: Random): number {
  if (typeof given === 'number' && given >= 0 && given <= FOREVER) return given
  if (given === 'infinite') return FOREVER
  if (given === undefined || given === 'real') return random.int(100, 400)
  throw new TypeError(
    `delay(${inspect(given)}): give milliseconds from 0 to ${FOREVER}, 'real' or 'infinite'.`,
  )
}

/** Where a module names its handlers, or its first line. */
export function handlersCause(file: string, text: string): Cause {
  const match = /\bhandlers\b/.exec(text)
  if (!match) return lineCause(file, text, 1)
  return { file, start: match.index, end: match.index + match[0].length }
}
