'use client'

import { Plus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { HeaderList } from '@/core'
import { useLab } from '../lab/lab-context'
import { Button } from '../ui/button'

const FIELD =
  'rounded-md border border-edge bg-card px-2 py-1 font-mono text-label text-ink placeholder:text-ink-3 pointer-coarse:text-[16px]'

/** The headers, in the order they are sent in, and the body of the call to be made. */
export function RequestDetails() {
  const { headers, body } = useLab((lab) => lab.draft)
  const setDraft = useLab((lab) => lab.setDraft)
  const list = useRef<HTMLUListElement>(null)
  const added = useRef(false)
  // Whoever adds a header wants to name it next.
  useEffect(() => {
    if (added.current && headers.length > 0)
      list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus()
    added.current = false
  }, [headers.length])
  const put = (index: number, line: HeaderList[number]) =>
    setDraft({ headers: headers.map((old, i) => (i === index ? line : old)) })

  return (
    <div className="max-h-64 space-y-2 overflow-auto border-line border-t px-3 py-2.5">
      <ul ref={list} aria-label="Request headers" className="space-y-1.5">
        {headers.map(([name, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat and change while they are typed
          <li key={`${i} of ${headers.length}`} className="flex gap-1.5">
            <input
              aria-label={`Name of header ${i + 1}`}
              placeholder="Name"
              value={name}
              spellCheck={false}
              autoCapitalize="off"
              onChange={(event) => put(i, [event.target.value, value])}
              className={`${FIELD} w-2/5 min-w-0`}
            />
            <input
              aria-label={`Value of header ${i + 1}`}
              placeholder="Value"
              value={value}
              spellCheck={false}
              autoCapitalize="off"
              onChange={(event) => put(i, [name, event.target.value])}
              className={`${FIELD} min-w-0 flex-1`}
            />
            <Button
              look="bare"
              size="icon"
              aria-label={`Remove header ${name || i + 1}`}
              onClick={() => setDraft({ headers: headers.filter((_, other) => other !== i) })}
            >
              <X aria-hidden="true" className="size-4" />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        onClick={() => {
          added.current = true
          setDraft({ headers: [...headers, ['', '']] })
        }}
      >
        <Plus aria-hidden="true" className="size-3.5" /> Add a header
      </Button>
      <label className="block text-ink-2 text-label">
        Body
        <textarea
          value={body}
          spellCheck={false}
          rows={Math.min(8, Math.max(2, body.split('\n').length))}
          onChange={(event) => setDraft({ body: event.target.value })}
          className={`${FIELD} mt-1 block w-full resize-y`}
        />
      </label>
    </div>
  )
}
