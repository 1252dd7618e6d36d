import { HttpResponse, http } from 'msw'

// Inside. These names are nobody's business but ours.
const products = [
  { code: 'mug-blue', title: 'Blue mug', cents: 1290 },
  { code: 'pan-iron', title: 'Iron pan, 28 cm', cents: 4990 },
  { code: 'lamp-desk', title: 'Desk lamp', cents: 5900 },
]

export const handlers = [
  http.get('/products/:sku', ({ params }) => {
    const product = products.find((one) => one.code === params.sku)
    if (!product) {
      return HttpResponse.json(
        { title: `There is no product ${params.sku}`, status: 404 },
        { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
      )
    }
    // Outside. Whoever calls us reads these names.
    return HttpResponse.json({
      sku: product.code,
      name: product.title,
      /** @deprecated Read unitPrice. */
      price: product.cents,
      unitPrice: product.cents,
    })
  }),
]
