import { HttpResponse, http } from 'msw'

interface Product {
  name: string
  unitPrice: number
}

const orders = [
  {
    id: '1042',
    items: [
      { sku: 'mug-blue', quantity: 2 },
      { sku: 'pan-iron', quantity: 1 },
    ],
  },
]

export const handlers = [
  http.get('/orders/:id', async ({ params }) => {
    const order = orders.find((one) => one.id === params.id)
    if (!order) {
      return HttpResponse.json(
        { title: `There is no order ${params.id}`, status: 404 },
        { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
      )
    }
    let total = 0
    for (const item of order.items) {
      const answer = await fetch(`http://catalog:8080/products/${item.sku}`)
      const product: Product = await answer.json()
      total += item.quantity * product.unitPrice
    }
    return HttpResponse.json({ ...order, total })
  }),
]
