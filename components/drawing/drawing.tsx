'use client'

import './drawing.css'
import { useMemo, useRef } from 'react'
import type { Topology } from '@/gateway'
import type { CallRecord } from '@/lab'
import type { MeshService } from '@/mesh'
import { Gatehouse } from './gatehouse'
import { approach, between, layout, road } from './layout'
import { ServiceBox } from './service-box'
import { Strip } from './strip'
import { Travel } from './travel'
import { useSize } from './use-size'
import { inWords, wayOf } from './way'

export interface DrawingProps {
  readonly topology: Topology | null
  readonly services: readonly MeshService[]
  /** Names to draw before anything runs. */
  readonly expected: readonly string[]
  readonly call: CallRecord | undefined
}

/** Less than this is a strip: one line of words and shapes. In pixels, as in drawing.css. */
const STRIP = 96
/** Until the size is known, which is when the page wakes. */
const UNKNOWN = { width: 660, height: 166 }

/** The system as a picture: client, gatehouse, services, and the way of the last call. */
export function Drawing({ topology, services, expected, call }: DrawingProps) {
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box, UNKNOWN)
  const { width, height } = size
  const known = size !== UNKNOWN
  const names = useMemo(
    () => (services.length > 0 ? services.map((service) => service.name) : expected),
    [services, expected],
  )
  const way = useMemo(() => (call ? wayOf(call, topology, names) : null), [call, topology, names])
  const plan = useMemo(() => layout(width, height, names.length), [width, height, names])
  const product = topology?.product ?? 'Gateway'

  return (
    <div
      ref={box}
      data-known={known}
      className="drawing-place relative h-full min-h-10 overflow-hidden bg-sunk"
    >
      <p className="visually-hidden">{inWords(way, topology?.product ?? '', names)}</p>
      {(!known || height < STRIP) && <Strip way={way} product={product} count={names.length} />}
      {(!known || height >= STRIP) && (
        <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="drawing block size-full">
          <path d={approach(plan)} className="drawing-road" />
          {plan.services.map((place, i) => (
            <path key={names[i]} d={road(plan, place)} className="drawing-road" />
          ))}
          {way && (
            <Travel
              key={way.id}
              way={way}
              plan={plan}
              to={plan.services[names.indexOf(way.reached ?? way.wanted ?? '')]}
              onward={way.onward.flatMap(({ from, to }) => {
                const [a, b] = [plan.services[names.indexOf(from)], plan.services[names.indexOf(to)]]
                return a && b ? [between(a, b)] : []
              })}
            />
          )}
          <g>
            <rect {...plan.client} rx={9} className="drawing-box" />
            <text
              x={plan.client.x + plan.client.width / 2}
              y={plan.client.y + plan.client.height / 2 + 4.5}
              className="drawing-name"
              textAnchor="middle"
            >
              Client
            </text>
          </g>
          <Gatehouse box={plan.gate} product={product} topology={topology} way={way} />
          {names.map((name, i) => {
            const place = plan.services[i]
            return place ? (
              <ServiceBox
                key={name}
                name={name}
                box={place}
                service={services[i]}
                tight={plan.tight}
                reached={way?.reached === name || way?.onward.some((edge) => edge.to === name) === true}
              />
            ) : null
          })}
        </svg>
      )}
    </div>
  )
}
