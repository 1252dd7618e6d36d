import { HttpResponse, http } from 'msw'
import { notJson, problem, readObject, unprocessable } from './shared/problem'

interface Shipment {
  id: string
  order: string
  carrier: string
  status: 'packing' | 'on its way' | 'delivered'
  /** The day on which it should arrive. */
  due: string
}

const shipments: Shipment[] = [
  { id: 's-301', order: '1041', carrier: 'Postboat', status: 'delivered', due: '2026-01-06' },
  { id: 's-302', order: '1042', carrier: 'Postboat', status: 'on its way', due: '2026-01-13' },
  { id: 's-303', order: '1043', carrier: 'Heavy Freight', status: 'packing', due: '2026-01-19' },
]

const DAY = 24 * 60 * 60 * 1000

export const handlers = [
  http.get('/shipments/:id', ({ params }) => {
    const shipment = shipments.find(({ id }) => id === params.id)
    return shipment
      ? HttpResponse.json(shipment)
      : problem(404, 'Not Found', `There is no shipment ${params.id}.`)
  }),

  http.post('/shipments', async ({ request }) => {
    const body = await readObject(request)
    if (!body) return notJson()
    if (typeof body.order !== 'string')
      return unprocessable([{ field: 'order', message: 'the id of an order' }])

    const shipment: Shipment = {
      id: `s-${301 + shipments.length}`,
      order: body.order,
      carrier: 'Postboat',
      status: 'packing',
      due: new Date(Date.now() + 3 * DAY).toISOString().slice(0, 10),
    }
    shipments.push(shipment)
    return HttpResponse.json(shipment, { status: 201, headers: { Location: `/shipments/${shipment.id}` } })
  }),
]
