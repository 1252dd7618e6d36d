'use client'

import { useLab } from '../lab/lab-context'
import { LineLink } from '../trace/line-link'
import { clockTime } from './clock-time'

const LEVELS = { debug: 'text-ink-3', info: 'text-ink-2', warn: 'text-warn', error: 'text-warn' } as const

/** What the services and the gateway wrote, oldest first, with the world's time. */
export function LogPane() {
  const log = useLab((lab) => lab.log)
  const mainFile = useLab((lab) => lab.workspace.shown[0] ?? '')
  if (log.length === 0) {
    return (
      <p className="py-3 text-ink-2 text-trace">
        Nothing written yet. What a service prints with <code className="text-label">console.log</code>, and
        the errors it throws, will stand here.
      </p>
    )
  }
  return (
    <ol aria-label="Log" className="py-1 font-mono text-label">
      {log.map((entry, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries may be equal, and are only added at the end
        <li key={`${i} ${entry.at}`} className="flex gap-3 py-0.5">
          <time className="flex-none text-ink-3">{clockTime(entry.at)}</time>
          <span className="w-20 flex-none truncate text-ink-2">
            {entry.source}
            {entry.replica !== undefined && ` ${entry.replica}`}
          </span>
          <span className={`wrap-anywhere min-w-0 flex-1 whitespace-pre-wrap ${LEVELS[entry.level]}`}>
            {entry.level === 'error' || entry.level === 'warn' ? `${entry.level}: ` : ''}
            {entry.message}
          </span>
          <LineLink cause={entry.cause} mainFile={mainFile} />
        </li>
      ))}
    </ol>
  )
}
