import { z } from 'zod'
import { type HttpResponse, headerValues, type Json, text } from '@/core'
import { parse, type Received } from '../echo/receive'
import { part } from '../keys'
import type { Mismatch } from '../types'
import { equal } from './equal'
import { atPath, checkGroup, groupSchema } from './matchers'

const strings = z.array(z.string())

export const expectSchema = part({
  status: z.number().optional(),
  statusNot: z.number().optional(),
  headers: groupSchema.optional(),
  bodyEquals: z.string().optional(),
  bodyContains: strings.optional(),
  bodyMatches: strings.optional(),
  bodyNotContains: strings.optional(),
  bodyIsJson: z.boolean().optional(),
  bodyJson: z.json().optional(),
  bodyJsonPaths: groupSchema.optional(),
  upstreamReceived: part({
    headers: groupSchema.optional(),
    query: groupSchema.optional(),
    bodyFields: groupSchema.optional(),
    bodyFieldsEqual: z.json().optional(),
    body: groupSchema.optional(),
    vars: groupSchema.optional(),
    url: z.string().optional(),
  }).optional(),
  log: groupSchema.optional(),
})

type Expect = z.infer<typeof expectSchema>

/** What a step led to. */
export interface Happened {
  readonly response: HttpResponse
  /** What the service got last; `undefined` when nothing reached it. */
  readonly received: Received | undefined
  /** What a logging plugin wrote last. */
  readonly logged: Json | undefined
}

/** The differences between what a step expects and what happened. */
export function checkAnswer(
  at: string,
  expect: Expect,
  { response, received, logged }: Happened,
): Mismatch[] {
  return [
    ...checkStatus(at, expect, response.status),
    ...checkGroup(`${at}: headers`, expect.headers, (name) => headerValue(response, name)),
    ...checkBody(at, expect, text(response.body)),
    ...checkReceived(`${at}: upstreamReceived`, expect.upstreamReceived, received),
    ...checkGroup(`${at}: log`, expect.log, (path) => atPath(logged, path)),
  ]
}

function checkStatus(at: string, { status, statusNot }: Expect, got: number): Mismatch[] {
  const found: Mismatch[] = []
  if (status !== undefined && got !== status) found.push({ at: `${at}: status`, expected: status, got })
  if (statusNot === got) found.push({ at: `${at}: statusNot`, expected: `not ${statusNot}`, got })
  return found
}

/** The one line of a header, or the list of its lines. */
function headerValue(response: HttpResponse, name: string): Json | undefined {
  const values = headerValues(response.headers, name)
  return values.length > 1 ? values : values[0]
}

function checkBody(at: string, expect: Expect, got: string): Mismatch[] {
  const json = parse(got)
  const failed: (readonly [string, Json, boolean])[] = [
    ...(expect.bodyContains ?? []).map((one) => ['bodyContains', one, got.includes(one)] as const),
    ...(expect.bodyNotContains ?? []).map((one) => ['bodyNotContains', one, !got.includes(one)] as const),
    ...(expect.bodyMatches ?? []).map((one) => ['bodyMatches', one, new RegExp(one).test(got)] as const),
  ]
  if (expect.bodyEquals !== undefined)
    failed.push(['bodyEquals', expect.bodyEquals, got === expect.bodyEquals])
  if (expect.bodyIsJson !== undefined) {
    failed.push(['bodyIsJson', expect.bodyIsJson, (json !== undefined) === expect.bodyIsJson])
  }
  if (expect.bodyJson !== undefined) {
    failed.push(['bodyJson', expect.bodyJson, json !== undefined && equal(json, expect.bodyJson)])
  }
  return [
    ...failed
      .filter(([, , held]) => !held)
      .map(([name, expected]) => ({ at: `${at}: ${name}`, expected, got: got.slice(0, 2000) })),
    ...checkGroup(`${at}: bodyJsonPaths`, expect.bodyJsonPaths, (path) => atPath(json, path)),
  ]
}

function checkReceived(
  at: string,
  expect: Expect['upstreamReceived'],
  received: Received | undefined,
): Mismatch[] {
  if (!expect) return []
  if (!received) return [{ at, expected: 'a request', got: 'nothing reached the service' }]
  const { headers, uri_args, post_data, vars, url } = received
  const field = (name: string) => atPath(post_data.params, name)
  const found = [
    ...checkGroup(`${at}.headers`, expect.headers, (name) => headers[name.toLowerCase()]),
    ...checkGroup(`${at}.query`, expect.query, (name) => uri_args[name], 'one of them'),
    ...checkGroup(`${at}.bodyFields`, expect.bodyFields, field, 'one of them'),
    ...checkGroup(`${at}.body`, expect.body, (path) => atPath({ ...post_data }, path)),
    ...checkGroup(`${at}.vars`, expect.vars, (name) => vars[name]),
  ]
  if (expect.bodyFieldsEqual !== undefined && !equal(post_data.params, expect.bodyFieldsEqual)) {
    found.push({ at: `${at}.bodyFieldsEqual`, expected: expect.bodyFieldsEqual, got: post_data.params })
  }
  if (expect.url !== undefined && url !== expect.url) {
    found.push({ at: `${at}.url`, expected: expect.url, got: url })
  }
  return found
}
