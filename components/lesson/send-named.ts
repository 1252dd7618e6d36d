import type { StoreApi } from 'zustand/vanilla'
import type { CallRecord, Lab } from '@/lab'

export type Sent = { readonly record: CallRecord } | { readonly notSent: string }

/** Picks a call of `requests.http` by its name and sends it. Never rejects: `notSent` says why there is no answer. */
export async function sendNamed(lab: StoreApi<Lab>, name: string): Promise<Sent> {
  await lab.getState().hydrate()
  if (!lab.getState().saved.some((one) => one.name === name)) {
    return { notSent: `requests.http holds no call named “${name}” any more. Start over to get it back.` }
  }
  const before = lab.getState().calls.at(-1)
  lab.getState().pick(name)
  await lab.getState().send()
  const { calls, notSent, engine } = lab.getState()
  const record = calls.at(-1)
  if (record && record !== before) return { record }
  if (notSent) return { notSent }
  return {
    notSent: 'reason' in engine ? engine.reason : 'Another call is under way. Try again when it is back.',
  }
}
