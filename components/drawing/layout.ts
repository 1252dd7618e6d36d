/** Where the parts of the drawing stand, in pixels of the picture. Pure geometry. */

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly client: Box
  /** The gatehouse's walls; its merlons stand on top of them. */
  readonly gate: Box
  readonly services: readonly Box[]
  /** True when there is no room for words beside a service's name. */
  readonly tight: boolean
}

const GAP = 6
const NARROW = 460
/** The narrowest phones: every pixel goes to the road, on which the status must be read. */
const NARROWEST = 330
/** A picture wider than this stands in the middle of its room: longer roads would say nothing more. */
const MOST_WIDTH = 940
/** Below this a row no longer holds 13 px text, and a second column of services begins. */
const LEAST_ROW = 25
const MOST_ROW = 40
/** Room to the right of the services for the calls between them. */
const BETWEEN = 26

/** Places a client, the gate and `count` services in a picture of `width` by `height` pixels. */
export function layout(width: number, height: number, count: number): Layout {
  const tight = width < NARROW
  const slim = width < NARROWEST
  const filled = Math.min(width, MOST_WIDTH)
  const margin = (width - filled) / 2 + (slim ? 4 : tight ? 8 : 24)
  const middle = height / 2
  const client = centred(margin, middle, slim ? 46 : tight ? 50 : 84, 42)
  const gateWidth = slim ? 90 : tight ? 98 : Math.min(168, Math.max(132, filled * 0.21))
  const columns = Math.max(1, Math.ceil(count / Math.max(1, Math.floor((height - 12) / LEAST_ROW))))
  const right = width - margin - BETWEEN + (slim ? 12 : tight ? 8 : 0)
  const servicesWidth = (tight ? 0.3 : 0.34) * filled
  const left = right - Math.max(servicesWidth, columns * (tight ? 78 : 96))
  const room = left - (client.x + client.width)
  const gateX = client.x + client.width + Math.max(44, (room - gateWidth) * 0.5)
  const gate = centred(
    Math.min(gateX, left - gateWidth - (slim ? 12 : 18)),
    middle + 6,
    gateWidth,
    Math.min(96, height - 40),
  )
  return {
    width,
    height,
    client,
    gate,
    services: column(count, columns, left, right, height),
    tight: tight || columns > 1,
  }
}

function centred(x: number, middle: number, width: number, height: number): Box {
  return { x, y: middle - height / 2, width, height }
}

function column(count: number, columns: number, left: number, right: number, height: number): Box[] {
  const rows = Math.ceil(count / columns)
  const row = Math.min(MOST_ROW, (height - 12) / Math.max(1, rows))
  const top = (height - row * rows) / 2
  const step = (right - left) / columns
  return Array.from({ length: count }, (_, i) => ({
    x: left + Math.floor(i / rows) * step,
    y: top + (i % rows) * row + GAP / 2,
    width: step - (columns > 1 ? GAP : 0),
    height: row - GAP,
  }))
}

/** The outline of the gatehouse: walls with two merlons. */
export function gatehouse({ x, y, width, height }: Box): string {
  const low = 10
  const high = 10
  const merlon = Math.min(18, width * 0.14)
  const inset = width * 0.11
  const top = y + low
  return [
    `M${x} ${y + height}V${top}`,
    `H${x + inset}V${top - high}H${x + inset + merlon}V${top}`,
    `H${x + width - inset - merlon}V${top - high}H${x + width - inset}V${top}`,
    `H${x + width}V${y + height}Z`,
  ].join('')
}

/** The road from the client to the gate. */
export function approach({ client, gate }: Layout): string {
  const y = client.y + client.height / 2
  return `M${client.x + client.width} ${y}H${gate.x}`
}

/** The road from the gate to a service. */
export function road({ gate }: Layout, to: Box): string {
  const x = gate.x + gate.width
  const y = gate.y - 6 + gate.height / 2
  const bend = Math.max(12, (to.x - x) / 2)
  const end = to.y + to.height / 2
  return `M${x} ${y}C${x + bend} ${y} ${to.x - bend} ${end} ${to.x} ${end}`
}

/** The way from one service to another, around the right of both. */
export function between(from: Box, to: Box): string {
  const start = from.y + from.height / 2
  const end = to.y + to.height / 2
  const x = Math.max(from.x + from.width, to.x + to.width)
  const out = x + 14 + Math.min(10, Math.abs(end - start) / 10)
  return `M${from.x + from.width} ${start}C${out} ${start} ${out} ${end} ${to.x + to.width} ${end}`
}
