import type { Topology } from '@/gateway'
import { type Box, gatehouse } from './layout'
import type { Way } from './way'

/** The gatehouse: walls, two merlons, what stands in it, and what the last call left of a limit. */
export function Gatehouse({
  box,
  product,
  topology,
  way,
}: {
  readonly box: Box
  readonly product: string
  readonly topology: Topology | null
  readonly way: Way | null
}) {
  const middle = box.x + box.width / 2
  const lines = topology ? contents(topology, box.width < 120) : ['at rest']
  const counter = way?.counter
  const all = counter ? [...lines, counter] : lines
  const top = box.y + 10 + (box.height - 10) / 2 - ((all.length + 1) * 18) / 2 + 13
  return (
    <g>
      <path d={gatehouse(box)} className="drawing-gate" />
      <text x={middle} y={top} className="drawing-name" textAnchor="middle">
        {product}
      </text>
      {all.map((line, i) => (
        <text
          key={line}
          x={middle}
          y={top + 18 * (i + 1)}
          textAnchor="middle"
          className={
            line === counter ? `drawing-counter ${way?.stopped ? 'drawing-warn' : ''}` : 'drawing-note'
          }
        >
          {line}
        </text>
      ))}
    </g>
  )
}

function contents(topology: Topology, narrow: boolean): string[] {
  const routes = count(topology.routes.length, 'route')
  const plugins = count(topology.plugins.filter((plugin) => plugin.enabled).length, 'plugin')
  return narrow ? [routes, plugins] : [`${routes}, ${plugins}`]
}

export function count(number: number, what: string): string {
  return `${number === 0 ? 'no' : number} ${what}${number === 1 ? '' : 's'}`
}
