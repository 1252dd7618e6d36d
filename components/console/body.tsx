import { useMemo } from 'react'
import { type HeaderList, header } from '@/core'
import type { MessageView } from '@/lab'
import { jsonTokens, prettyJson } from './json-tokens'

const COLORS = { key: 'text-road', string: 'text-ok', other: 'text-ink' } as const

/** A body as it came; JSON is set out and coloured. */
export function Body({
  message,
  headers,
}: {
  readonly message: MessageView | undefined
  readonly headers: HeaderList
}) {
  const type = header(headers, 'content-type') ?? ''
  const body = message?.body ?? ''
  const json = useMemo(() => (/json/.test(type) ? prettyJson(body) : undefined), [type, body])
  if (!message) return <p className="py-3 text-ink-2 text-trace">The body of the answer will stand here.</p>
  if (message.size === 0) return <p className="py-3 text-ink-2 text-trace">This answer has no body.</p>
  return (
    <>
      {message.cut && (
        <p className="py-2 text-ink-2 text-label">
          {body ? `The first part of ${message.size} bytes.` : `${message.size} bytes that are not text.`}
        </p>
      )}
      <pre className="wrap-anywhere whitespace-pre-wrap py-2 font-mono text-label">
        {json
          ? jsonTokens(json).map((token) => (
              <span key={token.start} className={COLORS[token.kind]}>
                {token.text}
              </span>
            ))
          : body}
      </pre>
    </>
  )
}
