import { z } from 'zod'
import {
  bytes,
  type Context,
  createVirtualClock,
  type HttpRequest,
  header,
  type Json,
  NO_TRACE,
  type Outcome,
} from '@/core'
import type { Env, Gateway } from '@/gateway'
import { kong } from '@/gateway/kong'
import { part } from '../keys'
import { checkAnswer, expectSchema } from '../match/answer'
import { type Mismatch, type Result, resultOf } from '../types'
import { headerLines, headersSchema } from './header-lines'
import { createWorld } from './world'

const schema = part({
  id: z.string(),
  config: z.json(),
  clientIp: z.string(),
  startTime: z.number(),
  kongConf: z.record(z.string(), z.string()).default({}),
  steps: z.array(
    part({
      request: part({
        method: z.string(),
        scheme: z.enum(['http', 'https']),
        path: z.string(),
        headers: headersSchema,
        body: z.string().optional(),
        bodyRepeat: part({ text: z.string(), count: z.number() }).optional(),
      }),
      upstream: z
        .union([
          part({ error: z.literal('connection refused') }),
          part({
            status: z.number(),
            headers: headersSchema.default({}),
            body: z.string().default(''),
          }),
        ])
        .optional(),
      at: z.number().optional(),
      expect: expectSchema,
    }),
  ),
})

type Vector = z.infer<typeof schema>
type Step = Vector['steps'][number]

/** `plugins/*.json`: calls through a whole gateway, made from a declarative document. */
export async function plugins(value: unknown): Promise<Result> {
  const vector = schema.parse(value)
  const start = vector.startTime * 1000
  const clock = createVirtualClock(start)
  const world = createWorld(clock, vector.id)
  const gateway = await clock.run(compile(vector, world.env))
  if (!('handle' in gateway)) return { state: 'failed', expected: 'a gateway', got: gateway.problems }
  const found: Mismatch[] = []
  for (const [i, step] of vector.steps.entries()) {
    await clock.advance(Math.max(0, start + (step.at ?? 0) * 1000 - clock.now()))
    world.begin(step.upstream && outcomeOf(step.upstream))
    const response = await clock.run(gateway.handle(requestOf(step.request, vector.clientIp), CONTEXT))
    // A logging plugin may write after the answer went out.
    await clock.advance(0)
    found.push(...checkAnswer(`step ${i + 1}`, step.expect, { response, ...world.seen() }))
  }
  gateway.close()
  return resultOf(found)
}

const CONTEXT: Context = { trace: NO_TRACE, signal: new AbortController().signal }

async function compile(vector: Vector, env: Env): Promise<Gateway | { readonly problems: Json }> {
  const conf = Object.entries(vector.kongConf).map(([name, value]) => `${name} = ${value}\n`)
  const files = { 'kong.yml': JSON.stringify(vector.config), 'kong.conf': conf.join('') }
  const { gateway, problems } = await kong.compile(files, env)
  return gateway ?? { problems: problems.map(({ path, message }) => `${path ?? ''}: ${message}`) }
}

function requestOf(request: Step['request'], ip: string): HttpRequest {
  const { text, count } = request.bodyRepeat ?? { text: request.body ?? '', count: 1 }
  const body = bytes(text.repeat(count))
  const headers = [...headerLines(request.headers)]
  const has = (name: string) => header(headers, name) !== undefined
  if (!has('host')) headers.unshift(['Host', 'localhost'])
  const bodied = request.body !== undefined || request.bodyRepeat !== undefined
  if (bodied && !has('content-length') && !has('transfer-encoding')) {
    headers.push(['Content-Length', String(body.length)])
  }
  const secure = request.scheme === 'https'
  return {
    method: request.method,
    scheme: request.scheme,
    authority: header(headers, 'host') ?? 'localhost',
    target: request.path,
    headers,
    body,
    version: '1.1',
    connection: {
      peer: { ip, port: 50_000 },
      local: { ip: '127.0.0.1', port: secure ? 9443 : 9000 },
      ...(secure ? { tls: {} } : {}),
    },
  }
}

function outcomeOf(upstream: NonNullable<Step['upstream']>): Outcome {
  if ('error' in upstream) return { failure: 'refused', phase: 'connect' }
  const body = bytes(upstream.body)
  const headers = headerLines(upstream.headers)
  const length = header(headers, 'content-length') ?? header(headers, 'transfer-encoding')
  return {
    response: {
      status: upstream.status,
      headers: length === undefined ? [...headers, ['Content-Length', String(body.length)]] : headers,
      body,
    },
  }
}
