import type { MeshService } from '@/mesh'
import { count } from './gatehouse'
import type { Box } from './layout'

const TICK = 3
const TICK_GAP = 3
const MOST_TICKS = 5
/** A letter of 13 px text, on average. In pixels. */
const LETTER = 6.6

/** A service: a rounded box, a tick for each replica (hatched when it fails), its delay in words. */
export function ServiceBox({
  name,
  box,
  service,
  tight,
  reached,
}: {
  readonly name: string
  readonly box: Box
  readonly service: MeshService | undefined
  readonly tight: boolean
  readonly reached: boolean
}) {
  const { x, y, width, height } = box
  const replicas = service?.replicas.length ?? 1
  const ticks = Math.min(replicas, MOST_TICKS)
  const faulty = Boolean(service?.faults)
  const nameX = x + 12 + ticks * (TICK + TICK_GAP) + 4
  const room = Math.floor((x + width - 10 - nameX) / LETTER) - name.length - 2
  const note = tight ? '' : fitting(noteOf(service), room)
  const base = y + height / 2 + 4.5
  return (
    <g>
      <title>
        {[name, count(replicas, 'instance'), service?.latency, service?.faults].filter(Boolean).join(', ')}
      </title>
      <rect {...box} rx={8} className={reached ? 'drawing-box drawing-reached' : 'drawing-box'} />
      {Array.from({ length: ticks }, (_, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: replicas are numbered
          key={i}
          x={x + 11 + i * (TICK + TICK_GAP)}
          y={y + height / 2 - 6}
          width={TICK}
          height={12}
          rx={1}
          className={faulty ? 'drawing-tick drawing-faulty' : 'drawing-tick'}
        />
      ))}
      <text x={nameX} y={base} className="drawing-name">
        {fitting(name, Math.floor((x + width - 6 - nameX) / LETTER)) || name}
      </text>
      {note && (
        <text
          x={x + width - 10}
          y={base}
          textAnchor="end"
          className={faulty ? 'drawing-note drawing-warn' : 'drawing-note'}
        >
          {note}
        </text>
      )}
    </g>
  )
}

function noteOf(service: MeshService | undefined): readonly string[] {
  if (!service) return []
  return [service.faults, service.latency, count(service.replicas.length, 'instance')].filter(Boolean)
}

/** The first text that fits; the last one shortened when none does. */
function fitting(texts: string | readonly string[], letters: number): string {
  const all = typeof texts === 'string' ? [texts] : texts
  const fits = all.find((text) => text.length <= letters)
  if (fits !== undefined) return fits
  const first = all[0] ?? ''
  return first && letters > 5 ? `${first.slice(0, letters - 1).trimEnd()}…` : ''
}
