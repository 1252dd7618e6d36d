import { HttpResponse, http } from 'msw'

// Inside. These names are nobody's business but ours.
const products = [
  { number: 7, title: 'Storm lantern', cents: 2490 },
  { number: 8, title: 'Rope, 20 m', cents: 1250 },
  { number: 9, title: 'Tent for two', cents: 18900 },
]

export const handlers = [
  http.get('/products/:id', ({ params }) => {
    const product = products.find((one) => one.number === Number(params.id))
    if (!product) {
      return HttpResponse.json(
        { title: `There is no product ${params.id}`, status: 404 },
        { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
      )
    }
    // Outside. Whoever calls us reads these names.
    return HttpResponse.json({
      id: product.number,
      name: product.title,
      unitPrice: product.cents,
    })
  }),
]
