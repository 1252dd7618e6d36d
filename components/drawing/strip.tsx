import { count } from './gatehouse'
import type { Way } from './way'

/** The drawing folded to one line, for screens that have no room for more. */
export function Strip({
  way,
  product,
  count: services,
}: {
  readonly way: Way | null
  readonly product: string
  readonly count: number
}) {
  return (
    <div
      aria-hidden="true"
      className="drawing-strip flex h-full items-center gap-2 overflow-hidden px-3 text-label whitespace-nowrap"
    >
      <span className="font-[600]">Client</span>
      <span className={`min-w-8 max-w-32 flex-1 border-t-2 ${way ? 'border-road' : 'border-line'}`} />
      {way && (
        <span className={`font-[700] ${way.status >= 400 ? 'text-warn' : 'text-ok'}`}>{way.status}</span>
      )}
      {way?.stopped && <span className="h-4 w-1 rounded-xs bg-warn" />}
      <span className="border border-gate bg-gate-soft px-2 py-0.5 font-[650]">{product}</span>
      <span
        className={`min-w-8 max-w-32 flex-1 border-t-2 ${
          way?.wanted ? 'border-road border-dotted' : way?.reached ? 'border-road' : 'border-line'
        }`}
      />
      <span className="rounded-md border border-line bg-card px-2 py-0.5 font-[600]">
        {way?.reached ?? way?.wanted ?? count(services, 'service')}
      </span>
      {way?.counter && <span className="truncate text-ink-2">{way.counter}</span>}
    </div>
  )
}
