import { HttpResponse, http } from 'msw'

const products = [
  { number: 7, title: 'Storm lantern', cents: 2490 },
  { number: 8, title: 'Rope, 20 m', cents: 1250 },
  { number: 9, title: 'Tent for two', cents: 18900 },
]

export const handlers = [
  http.get('/products/:id', ({ params }) => {
    const product = products.find((one) => one.number === Number(params.id))
    return HttpResponse.json({
      id: product?.number,
      name: product?.title,
      price: product?.cents,
      unitPrice: product?.cents,
    })
  }),
]
