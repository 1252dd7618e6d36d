'use client'

import type { Match } from '@/gateway'
import type { Files } from '@/lab'
import { useLab } from '../lab/lab-context'
import { LineLink } from './line-link'

/** Every route of the configuration with the first condition that the call did not meet. */
export function Matches({ matches, then }: { readonly matches: readonly Match[]; readonly then?: Files }) {
  const mainFile = useLab((lab) => lab.workspace.shown[0] ?? '')
  return (
    <section className="mt-3 text-trace" aria-label="Routes">
      <h2 className="font-[620]">Why no route took it</h2>
      <ul className="mt-1">
        {matches.map((match) => (
          <li key={match.route} className="flex gap-3 border-line border-t py-1">
            <span className="w-28 flex-none truncate font-[550]" title={match.name}>
              {match.name}
            </span>
            <span className="min-w-0 flex-1 text-ink-2">{match.failed?.why ?? 'would have taken it'}</span>
            <LineLink cause={match.failed?.cause ?? match.cause} then={then} mainFile={mainFile} />
          </li>
        ))}
      </ul>
    </section>
  )
}
