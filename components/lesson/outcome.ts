import type { CallRecord } from '@/lab'
import { wayOf } from '../drawing/way'

/** What a prediction expects of one call; what is left out may be anything. */
export interface Expected {
  /** A status, or `error` for anything from 500 up. */
  readonly status?: number | 'error'
  /** The service that the gateway called and that gave the answer; `null` when it called none. */
  readonly reached?: string | null
  /** Fields of the JSON body. */
  readonly body?: Readonly<Record<string, string | number | boolean | null>>
}

export interface Choice {
  readonly label: string
  /** One for each call. */
  readonly when: readonly Expected[]
  /** What to say when this is what happened. */
  readonly says: string
}

/**
 * The choice that the calls bear out; `undefined` when they do none of them.
 * @param services the names of the services of the mesh
 */
export function whatHappened(
  choices: readonly Choice[],
  calls: readonly CallRecord[],
  services: readonly string[],
): Choice | undefined {
  return choices.find(
    ({ when }) =>
      when.length === calls.length &&
      when.every((expected, at) => {
        const call = calls[at]
        return call !== undefined && meets(call, expected, services)
      }),
  )
}

function meets(call: CallRecord, expected: Expected, services: readonly string[]): boolean {
  const { status, reached, body } = expected
  const got = call.response.status
  if (status === 'error' ? got < 500 : status !== undefined && got !== status) return false
  if (reached !== undefined && (wayOf(call, null, services).reached ?? null) !== reached) return false
  return body === undefined || holds(call.response.body, body)
}

function holds(text: string, wanted: NonNullable<Expected['body']>): boolean {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return false
  }
  if (typeof body !== 'object' || body === null) return false
  const fields = new Map<string, unknown>(Object.entries(body))
  return Object.entries(wanted).every(([name, value]) => fields.get(name) === value)
}
