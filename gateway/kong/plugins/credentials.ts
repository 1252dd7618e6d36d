/**
 * What the authentication plugins share: who the call is from, and what the service is told about it.
 * Behaviour: Kong/kong `kong/plugins/key-auth/handler.lua`, `kong/plugins/basic-auth/access.lua`.
 */
import type { Cause, HeaderList } from '@/core'
import type { Consumer, Credential, PluginEntity } from '../entities'
import { consumerName } from '../names'
import type { Call, PluginTools } from '../plugin'

const TOLD = new Set([
  'x-consumer-id',
  'x-consumer-custom-id',
  'x-consumer-username',
  'x-credential-identifier',
  'x-anonymous-consumer',
])

/**
 * Puts the consumer on the call and tells the service. What a client claims in these headers is dropped.
 * @param identifier what `X-Credential-Identifier` says; absent for the anonymous consumer
 */
export function setConsumer(
  call: Call,
  consumer: Consumer,
  credential: Credential | null,
  identifier?: string,
): void {
  call.consumer = consumer
  call.credential = credential
  const headers = call.upstream.headers.filter(([name]) => !TOLD.has(name.toLowerCase()))
  headers.push(['X-Consumer-ID', consumer.id])
  if (consumer.custom_id !== undefined) headers.push(['X-Consumer-Custom-ID', consumer.custom_id])
  if (consumer.username !== undefined) headers.push(['X-Consumer-Username', consumer.username])
  if (identifier !== undefined) headers.push(['X-Credential-Identifier', identifier])
  if (!credential) headers.push(['X-Anonymous-Consumer', 'true'])
  call.upstream.headers = headers
}

/** Why a call was refused, and the place in the configuration that says so. */
export interface Refusal {
  readonly message: string
  readonly why: string
  /** What would be accepted instead. */
  readonly remedy: string
  readonly cause?: Cause
}

export interface Authentication {
  readonly instance: PluginEntity
  readonly tools: PluginTools
  readonly challenge: HeaderList
  /** Finds the credential and puts its consumer on the call, or says why not. */
  attempt(call: Call): Refusal | undefined
}

/**
 * Without `anonymous` each such plugin has to agree. With it, one is enough: a call that has been
 * recognised already is let through, and one that is not goes on as the anonymous consumer.
 */
export function createAuthentication({
  instance,
  tools,
  challenge,
  attempt,
}: Authentication): (call: Call) => void {
  const { anonymous } = instance.config
  if (typeof anonymous !== 'string') {
    return function authenticate(call) {
      const refusal = attempt(call)
      if (!refusal) return
      call.error(401, refusal.message, challenge)
      call.step(() => ({
        verdict: 'stop',
        why: refusal.why,
        effect: `401 ${refusal.message}`,
        remedy: refusal.remedy,
        cause: refusal.cause,
      }))
    }
  }
  const stranger = tools.consumer(anonymous)
  const cause = instance.origin.at('config', 'anonymous')
  return function authenticateOrAnonymous(call) {
    if (call.credential) {
      call.step(() => ({ verdict: 'pass', why: 'The call has been recognised already', cause }))
      return
    }
    const refusal = attempt(call)
    if (!refusal) return
    if (!stranger) {
      const message = `anonymous consumer ${anonymous} is configured but doesn't exist`
      call.error(500, message)
      call.step(() => ({
        verdict: 'stop',
        why: `${refusal.why}, and there is no consumer ${anonymous}`,
        effect: '500',
        remedy: `Add a consumer ${anonymous}, or name one that is there.`,
        cause,
      }))
      return
    }
    setConsumer(call, stranger, null)
    call.step(() => ({
      verdict: 'change',
      why: `${refusal.why}, so the call goes on as ${consumerName(stranger)}`,
      effect: '+ X-Anonymous-Consumer',
      cause,
    }))
  }
}
