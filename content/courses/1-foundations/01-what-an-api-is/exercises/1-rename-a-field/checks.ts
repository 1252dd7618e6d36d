test('A new caller finds unitPrice, in cents', async () => {
  const answer = await request('GET /products/7')
  expect(answer.status).toBe(200)
  expect(answer.json().unitPrice).toBe(2490)
})

test('An old caller still finds price, in cents', async () => {
  const answer = await request('GET /products/7')
  expect(answer.status).toBe(200)
  expect(answer.json().price).toBe(2490)
})

test('Order 1042 still adds up', async () => {
  const answer = await request('GET /orders/1042')
  expect(answer.status).toBe(200)
  expect(answer.json().total).toBe(6230)
})

test('A product that is not there is still refused, with a reason', async () => {
  const answer = await request('GET /products/99')
  expect(answer.status).toBe(404)
  expect(answer.madeBy).toBe('service')
  expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
  expect(answer.json().title).toMatch('99')
})
