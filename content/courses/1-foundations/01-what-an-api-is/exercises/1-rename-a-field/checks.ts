test('A new caller finds unitPrice, in cents', async () => {
  const answer = await request('GET /products/mug-blue')
  expect(answer.status).toBe(200)
  expect(answer.json().unitPrice).toBe(1290)
})

test('An old caller still finds price, in cents', async () => {
  const answer = await request('GET /products/mug-blue')
  expect(answer.status).toBe(200)
  expect(answer.json().price).toBe(1290)
})

test('Order 1042 still adds up', async () => {
  const answer = await request('GET /orders/1042')
  expect(answer.status).toBe(200)
  expect(answer.json().total).toBe(7570)
})

test('A product that is not there is still refused, with a reason', async () => {
  const answer = await request('GET /products/mug-green')
  expect(answer.status).toBe(404)
  expect(answer.madeBy).toBe('service')
  expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
  expect(answer.json().title).toMatch('mug-green')
})
