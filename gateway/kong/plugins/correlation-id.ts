import { header, withHeader } from '@/core'
import type { Env } from '../../dialect'
import { uuid } from '../../parts/uuid'
import type { Call, Plugin } from '../plugin'
import { flag, HTTP_PROTOCOLS } from './fields'

export const correlationId: Plugin = {
  name: 'correlation-id',
  priority: 100001,
  summary: 'Gives each call an id that travels with it, so that its traces can be found again.',
  docs: 'https://developer.konghq.com/plugins/correlation-id/',
  protocols: HTTP_PROTOCOLS,
  config: {
    type: 'record',
    required: true,
    description: 'How the id is made and where it is put.',
    fields: {
      header_name: {
        type: 'string',
        default: 'Kong-Request-ID',
        description: 'Header that carries the id. An id that the client sends is kept.',
      },
      generator: {
        type: 'string',
        required: true,
        default: 'uuid#counter',
        one_of: ['uuid', 'uuid#counter', 'tracker'],
        description:
          'How an id looks: a fresh UUID, one UUID per gateway with a running number, or address, port, connection and time.',
      },
      echo_downstream: flag(false, 'Whether the client gets the id in the answer too.'),
    },
  },
  create(instance, { env }) {
    const { config, origin } = instance
    const name = (config.header_name as string | undefined) ?? 'Kong-Request-ID'
    const generate = createGenerator(String(config.generator), env)
    const echo = config.echo_downstream === true
    return {
      access(call) {
        const sent = header(call.upstream.headers, name)
        const id = sent ? sent : generate(call)
        if (!sent) call.upstream.headers = withHeader(call.upstream.headers, name, id)
        call.logged.correlation_id = id
        if (echo) call.own['correlation-id'] = id
        call.step(() =>
          sent
            ? {
                verdict: 'pass',
                why: `The client sent ${name}, so that id is kept`,
                effect: `${name} ${short(id)}`,
                cause: origin.at('config', 'header_name'),
              }
            : {
                verdict: 'change',
                why: 'The call came without an id and gets one',
                effect: `+ ${name} ${short(id)}`,
                cause: origin.at('config', 'generator'),
              },
        )
      },
      header_filter: echo
        ? (call) => {
            const kept = call.own['correlation-id']
            const id =
              (typeof kept === 'string' && kept !== '' ? kept : header(call.upstream.headers, name)) ||
              generate(call)
            if (!call.response) return
            call.response.headers = withHeader(call.response.headers, name, id)
            call.step(() => ({
              verdict: 'change',
              why: 'The client gets the id too',
              effect: `+ ${name} ${short(id)}`,
              cause: origin.at('config', 'echo_downstream'),
            }))
          }
        : undefined,
    }
  },
}

/** One node has one worker here; its number is as good as any. */
const WORKER = 1

function createGenerator(kind: string, env: Env): (call: Call) => string {
  const store = env.store('node')
  if (kind === 'uuid') return () => uuid(env.random)
  if (kind === 'tracker') {
    return (call) => {
      const { local } = call.request.connection
      const connection = store.increment('correlation-id/connection', 1)
      return `${local.ip}-${local.port}-${WORKER}-${connection}-1-${(env.clock.now() / 1000).toFixed(3)}`
    }
  }
  return () => {
    let worker = store.get('correlation-id/worker')
    if (typeof worker !== 'string') {
      worker = uuid(env.random)
      store.set('correlation-id/worker', worker)
    }
    return `${worker}#${store.increment('correlation-id/counter', 1)}`
  }
}

function short(id: string): string {
  return id.length <= 16 ? id : `${id.slice(0, 4)}…${id.slice(-2)}`
}
