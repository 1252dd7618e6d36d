'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLab } from '../lab/lab-context'
import { Button } from '../ui/button'
import { useShownCall } from './use-shown-call'

/** Steps through the calls that were made, so that two answers can be held against each other. */
export function CallHistory() {
  const calls = useLab((lab) => lab.calls)
  const showCall = useLab((lab) => lab.showCall)
  const shown = useShownCall()
  if (calls.length < 2 || !shown) return null
  const at = calls.indexOf(shown)
  const go = (to: number) => {
    const call = calls[to]
    if (call) showCall(call.id)
  }
  return (
    <span className="flex items-center text-label text-ink-2">
      <Button
        look="bare"
        size="small"
        aria-label="Earlier call"
        aria-disabled={at <= 0}
        onClick={() => go(at - 1)}
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
      </Button>
      <span className="whitespace-nowrap">
        {at + 1} of {calls.length}
      </span>
      <Button
        look="bare"
        size="small"
        aria-label="Later call"
        aria-disabled={at >= calls.length - 1}
        onClick={() => go(at + 1)}
      >
        <ChevronRight aria-hidden="true" className="size-4" />
      </Button>
    </span>
  )
}
