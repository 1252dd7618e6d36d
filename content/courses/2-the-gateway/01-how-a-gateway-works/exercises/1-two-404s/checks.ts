test('GET /orders/1042 is answered by the service, with the order', async () => {
  const answer = await request('GET /orders/1042')
  expect(answer.status).toBe(200)
  expect(answer.madeBy).toBe('service')
  expect(answer.json().id).toBe('1042')
})

test('GET /orders is answered by the service, with the list', async () => {
  const answer = await request('GET /orders')
  expect(answer.status).toBe(200)
  expect(answer.madeBy).toBe('service')
  expect(answer.json()).toHaveLength(2)
})

test('An order that is not there is refused by the service', async () => {
  const answer = await request('GET /orders/9999')
  expect(answer.status).toBe(404)
  expect(answer.madeBy).toBe('service')
  expect(answer.json().title).toMatch('9999')
})

test('A misspelt address is refused by the gateway', async () => {
  const answer = await request('GET /order/1042')
  expect(answer.status).toBe(404)
  expect(answer.madeBy).toBe('gateway')
  expect(answer.route).toBeUndefined()
})
