import { HttpResponse, http } from 'msw'

const orders = [
  { id: '1041', customer: 'u-2', status: 'delivered', total: 5900 },
  { id: '1042', customer: 'u-1', status: 'shipped', total: 7570 },
]

export const handlers = [
  http.get('/orders', () => HttpResponse.json(orders)),

  http.get('/orders/:id', ({ params }) => {
    const order = orders.find((one) => one.id === params.id)
    if (!order) {
      return HttpResponse.json(
        { title: `There is no order ${params.id}`, status: 404 },
        { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
      )
    }
    return HttpResponse.json(order)
  }),
]
