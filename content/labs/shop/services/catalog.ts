import { HttpResponse, http } from 'msw'
import { page } from './shared/page'
import { problem } from './shared/problem'

interface Product {
  sku: string
  name: string
  category: string
  /** In cents. */
  price: number
  stock: number
}

const products: Product[] = [
  { sku: 'mug-blue', name: 'Blue mug', category: 'kitchen', price: 1290, stock: 48 },
  { sku: 'mug-white', name: 'White mug', category: 'kitchen', price: 1190, stock: 112 },
  { sku: 'pan-iron', name: 'Iron pan, 28 cm', category: 'kitchen', price: 4990, stock: 9 },
  { sku: 'lamp-desk', name: 'Desk lamp', category: 'light', price: 5900, stock: 17 },
  { sku: 'lamp-floor', name: 'Floor lamp', category: 'light', price: 12900, stock: 4 },
  { sku: 'rug-wool', name: 'Wool rug, 140 × 200', category: 'floor', price: 24900, stock: 3 },
  { sku: 'clock-wall', name: 'Wall clock', category: 'wall', price: 3490, stock: 0 },
]

export const handlers = [
  http.get('/products', ({ request }) => {
    const category = new URL(request.url).searchParams.get('category')
    return page(request, category ? products.filter((product) => product.category === category) : products)
  }),

  http.get('/products/:sku', ({ params, request }) => {
    const product = products.find(({ sku }) => sku === params.sku)
    if (!product) return problem(404, 'Not Found', `There is no product ${params.sku}.`)

    // A client that has this version already is told so, and gets no body.
    const etag = `"${product.sku}-${product.price}-${product.stock}"`
    const headers = { ETag: etag, 'Cache-Control': 'max-age=60' }
    if (request.headers.get('if-none-match') === etag) return new HttpResponse(null, { status: 304, headers })
    return HttpResponse.json(product, { headers })
  }),
]
