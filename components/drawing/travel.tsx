import { approach, type Box, type Layout, road } from './layout'
import type { Way } from './way'

/** How long a call takes along one road of the drawing. In milliseconds. */
const LEG = 120

/** The last call on its way: to the gate, and on, or stopped there with a bar and the status. */
export function Travel({
  way,
  plan,
  to,
  onward,
}: {
  readonly way: Way
  readonly plan: Layout
  readonly to: Box | undefined
  readonly onward: readonly string[]
}) {
  const { gate, client } = plan
  const y = client.y + client.height / 2
  const refused = way.status >= 400
  const middle = (client.x + client.width + gate.x) / 2
  return (
    <g>
      <Leg d={approach(plan)} at={0} />
      {to &&
        (way.stopped ? (
          <path d={road(plan, to)} className="drawing-untaken" style={{ animationDelay: `${LEG}ms` }} />
        ) : (
          <Leg d={road(plan, to)} at={1} />
        ))}
      {onward.map((d, i) => (
        <Leg key={d} d={d} at={2 + i} />
      ))}
      <g className="drawing-arrive" style={{ animationDelay: `${LEG}ms` }}>
        {way.stopped && refused && (
          <rect x={gate.x - 12} y={y - 18} width={5} height={36} rx={2} className="drawing-bar" />
        )}
        <text
          x={middle - (way.stopped ? 4 : 0)}
          // Where there is no room beside the road, the status stands above the client's box.
          y={y - (plan.tight ? 27 : 9)}
          textAnchor="middle"
          className={`drawing-status ${refused ? 'drawing-warn' : 'drawing-ok'}`}
        >
          {way.status}
        </text>
      </g>
    </g>
  )
}

function Leg({ d, at }: { readonly d: string; readonly at: number }) {
  return (
    <path
      d={d}
      pathLength={1}
      className="drawing-leg"
      style={{ animationDuration: `${LEG}ms`, animationDelay: `${at * LEG}ms` }}
    />
  )
}
