'use client'

import { type ReactNode, useState } from 'react'
import { useLabStore } from '../lab/lab-context'
import { sendNamed } from './send-named'
import { useShowCall } from './use-show-call'

/** Words in the prose that send a call of `requests.http` and open its X-ray. */
export function Try({ call, children }: { readonly call: string; readonly children: ReactNode }) {
  const lab = useLabStore()
  const show = useShowCall()
  const [failed, setFailed] = useState('')

  async function send() {
    const sent = await sendNamed(lab, call)
    setFailed('notSent' in sent ? sent.notSent : '')
    if ('record' in sent) show(sent.record.id)
  }

  return (
    <>
      <button type="button" className="lesson-try" title={`Sends “${call}”`} onClick={() => void send()}>
        {children}
      </button>
      <span aria-live="polite" className="text-label text-warn">
        {failed && ` (not sent: ${failed})`}
      </span>
    </>
  )
}
