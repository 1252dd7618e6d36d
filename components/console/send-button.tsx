'use client'

import { useLab } from '../lab/lab-context'
import { Button } from '../ui/button'

/** Makes the call. The one thing that stands out in the lab. */
export function SendButton({ large = false }: { readonly large?: boolean }) {
  const send = useLab((lab) => lab.send)
  const sending = useLab((lab) => lab.sending)
  return (
    <Button
      look="road"
      aria-disabled={sending}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      title="Send this call (Ctrl or ⌘ and Enter)"
      className={large ? 'min-h-11 rounded-xl px-4 text-[0.9375rem]' : 'min-w-16'}
      onClick={() => {
        if (!sending) void send()
      }}
    >
      Send
    </Button>
  )
}
