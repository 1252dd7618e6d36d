import { HttpResponse, http } from 'msw'
import { page } from './shared/page'
import { type FieldError, notJson, problem, readObject, unprocessable } from './shared/problem'

interface Item {
  sku: string
  quantity: number
}

interface Order {
  id: string
  customer: string
  status: 'paid' | 'shipped' | 'delivered'
  placed: string
  items: Item[]
  /** In cents. */
  total: number
  payment: string
  shipment: string
}

const orders: Order[] = [
  {
    id: '1041',
    customer: 'u-2',
    status: 'delivered',
    placed: '2026-01-04T09:12:00Z',
    items: [{ sku: 'lamp-desk', quantity: 1 }],
    total: 5900,
    payment: 'p-501',
    shipment: 's-301',
  },
  {
    id: '1042',
    customer: 'u-1',
    status: 'shipped',
    placed: '2026-01-09T17:40:00Z',
    items: [
      { sku: 'mug-blue', quantity: 2 },
      { sku: 'pan-iron', quantity: 1 },
    ],
    total: 7570,
    payment: 'p-502',
    shipment: 's-302',
  },
  {
    id: '1043',
    customer: 'u-1',
    status: 'paid',
    placed: '2026-01-11T20:03:00Z',
    items: [{ sku: 'rug-wool', quantity: 1 }],
    total: 24900,
    payment: 'p-503',
    shipment: 's-303',
  },
]
let nextId = 1044

export const handlers = [
  http.get('/orders', ({ request }) => {
    const customer = new URL(request.url).searchParams.get('customer')
    return page(request, customer ? orders.filter((order) => order.customer === customer) : orders)
  }),

  http.get('/orders/:id', async ({ params }) => {
    const order = orders.find(({ id }) => id === params.id)
    if (!order) return problem(404, 'Not Found', `There is no order ${params.id}.`)

    // Two other services know the rest. An order can be shown without them, so their faults stay theirs.
    const [payment, shipment] = await Promise.all([
      lookUp(`http://payments:8080/payments/${order.payment}`),
      lookUp(`http://shipping:8080/shipments/${order.shipment}`),
    ])
    return HttpResponse.json({ ...order, payment, shipment })
  }),

  http.post('/orders', async ({ request }) => {
    const body = await readObject(request)
    if (!body) return notJson()
    const { customer, card, items } = body
    const errors = check(customer, card, items)
    if (errors.length > 0) return unprocessable(errors)

    const priced = await Promise.all((items as Item[]).map(price))
    const missing = priced.indexOf(undefined)
    if (missing >= 0)
      return unprocessable([{ field: `items[${missing}].sku`, message: 'a product of the catalog' }])
    const total = priced.reduce((sum: number, cents) => sum + (cents ?? 0), 0)

    const id = String(nextId++)
    const paid = await send('http://payments:8080/payments', { order: id, card, amount: total })
    if (!paid) return problem(503, 'Service Unavailable', 'Payments cannot be reached. You were not charged.')
    if (!paid.ok) {
      const said = (await paid.json()) as { detail?: string }
      const status = paid.status === 402 ? 402 : 502
      return problem(
        status,
        status === 402 ? 'Payment Required' : 'Bad Gateway',
        said.detail ?? 'No payment.',
      )
    }
    const payment = (await paid.json()) as { id: string }

    const shipped = await send('http://shipping:8080/shipments', { order: id, items })
    const shipment = shipped?.ok ? ((await shipped.json()) as { id: string }) : undefined
    const order: Order = {
      id,
      customer: String(customer),
      status: 'paid',
      placed: new Date().toISOString(),
      items: items as Item[],
      total,
      payment: payment.id,
      shipment: shipment?.id ?? 'waiting',
    }
    orders.push(order)
    console.log(`order ${id} placed by ${customer}: ${(total / 100).toFixed(2)} EUR`)
    return HttpResponse.json(order, { status: 201, headers: { Location: `/orders/${id}` } })
  }),
]

function check(customer: unknown, card: unknown, items: unknown): FieldError[] {
  const errors: FieldError[] = []
  if (typeof customer !== 'string' || customer === '')
    errors.push({ field: 'customer', message: 'the id of a user' })
  if (typeof card !== 'string' || card === '') errors.push({ field: 'card', message: 'the token of a card' })
  if (!Array.isArray(items) || items.length === 0) {
    errors.push({ field: 'items', message: 'a list with at least one item' })
    return errors
  }
  items.forEach((item: Partial<Item> | null, index) => {
    if (typeof item?.sku !== 'string')
      errors.push({ field: `items[${index}].sku`, message: 'the sku of a product' })
    if (!Number.isInteger(item?.quantity) || Number(item?.quantity) < 1)
      errors.push({ field: `items[${index}].quantity`, message: 'a whole number from 1' })
  })
  return errors
}

/** Cents for so many of a product, or `undefined` when the catalog does not have it. */
async function price({ sku, quantity }: Item): Promise<number | undefined> {
  const product = (await lookUp(`http://catalog:8080/products/${encodeURIComponent(sku)}`)) as {
    price: number
  } | null
  return product ? product.price * quantity : undefined
}

/** What another service knows, or `null` when it does not answer well. */
async function lookUp(url: string): Promise<unknown> {
  try {
    const answer = await fetch(url)
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

async function send(url: string, body: unknown): Promise<Response | undefined> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return undefined
  }
}
