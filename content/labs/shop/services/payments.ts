import { HttpResponse, http } from 'msw'
import { type FieldError, notJson, problem, readObject, unprocessable } from './shared/problem'

interface Payment {
  id: string
  order: string
  /** In cents. */
  amount: number
  currency: 'EUR'
  status: 'captured' | 'refunded'
}

const payments: Payment[] = [
  { id: 'p-501', order: '1041', amount: 5900, currency: 'EUR', status: 'captured' },
  { id: 'p-502', order: '1042', amount: 7570, currency: 'EUR', status: 'captured' },
  { id: 'p-503', order: '1043', amount: 24900, currency: 'EUR', status: 'captured' },
]

/** Payments by the caller's own key: the same call sent twice must not charge twice. */
const seen = new Map<string, Payment>()

export const handlers = [
  http.get('/payments/:id', ({ params }) => {
    const payment = payments.find(({ id }) => id === params.id)
    return payment
      ? HttpResponse.json(payment)
      : problem(404, 'Not Found', `There is no payment ${params.id}.`)
  }),

  http.post('/payments', async ({ request }) => {
    const key = request.headers.get('idempotency-key')
    const known = key ? seen.get(key) : undefined
    if (known) return HttpResponse.json(known)

    const body = await readObject(request)
    if (!body) return notJson()
    const { order, card, amount } = body
    const errors: FieldError[] = []
    if (typeof order !== 'string') errors.push({ field: 'order', message: 'the id of an order' })
    if (typeof card !== 'string') errors.push({ field: 'card', message: 'the token of a card' })
    if (!Number.isInteger(amount) || Number(amount) < 1)
      errors.push({ field: 'amount', message: 'cents, at least 1' })
    if (errors.length > 0) return unprocessable(errors)

    if (card === 'tok-declined') {
      console.warn(`card declined for order ${order}`)
      return problem(402, 'Payment Required', 'The bank declined the card.')
    }
    const payment: Payment = {
      id: `p-${501 + payments.length}`,
      order: String(order),
      amount: Number(amount),
      currency: 'EUR',
      status: 'captured',
    }
    payments.push(payment)
    if (key) seen.set(key, payment)
    return HttpResponse.json(payment, { status: 201, headers: { Location: `/payments/${payment.id}` } })
  }),
]
