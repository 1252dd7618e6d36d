import { HttpResponse, http } from 'msw'

const products = [
  { code: 'mug-blue', title: 'Blue mug', cents: 1290 },
  { code: 'pan-iron', title: 'Iron pan, 28 cm', cents: 4990 },
  { code: 'lamp-desk', title: 'Desk lamp', cents: 5900 },
]

export const handlers = [
  http.get('/products/:sku', ({ params }) => {
    const product = products.find((one) => one.code === params.sku)
    return HttpResponse.json({
      sku: product?.code,
      name: product?.title,
      price: product?.cents,
      unitPrice: product?.cents,
    })
  }),
]
