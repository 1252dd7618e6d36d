import { HttpResponse, http } from 'msw'

interface Product {
  name: string
  unitPrice: number
}

const orders = [
  {
    id: 1042,
    lines: [
      { product: 7, quantity: 2 },
      { product: 8, quantity: 1 },
    ],
  },
]

export const handlers = [
  http.get('/orders/:id', async ({ params }) => {
    const order = orders.find((one) => one.id === Number(params.id))
    if (!order) {
      return HttpResponse.json(
        { title: `There is no order ${params.id}`, status: 404 },
        { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
      )
    }
    let total = 0
    for (const line of order.lines) {
      const answer = await fetch(`http://catalog:8080/products/${line.product}`)
      const product: Product = await answer.json()
      total += line.quantity * product.unitPrice
    }
    return HttpResponse.json({ ...order, total })
  }),
]
