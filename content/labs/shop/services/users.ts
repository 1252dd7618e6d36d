import { HttpResponse, http } from 'msw'
import { page } from './shared/page'
import { type FieldError, notJson, problem, readObject, unprocessable } from './shared/problem'

interface User {
  id: string
  name: string
  email: string
  city: string
}

const users: User[] = [
  { id: 'u-1', name: 'Ada Brandt', email: 'ada@example.com', city: 'Bremen' },
  { id: 'u-2', name: 'Tomás Vega', email: 'tomas@example.com', city: 'Cádiz' },
  { id: 'u-3', name: 'Mei Okafor', email: 'mei@example.com', city: 'Leeds' },
]

export const handlers = [
  http.get('/users', ({ request }) => page(request, users)),

  http.get('/users/:id', ({ params }) => {
    const user = users.find(({ id }) => id === params.id)
    return user ? HttpResponse.json(user) : problem(404, 'Not Found', `There is no user ${params.id}.`)
  }),

  http.post('/users', async ({ request }) => {
    const body = await readObject(request)
    if (!body) return notJson()
    const { name, email, city } = body
    const errors: FieldError[] = []
    if (typeof name !== 'string' || name.trim() === '') errors.push({ field: 'name', message: 'a name' })
    if (typeof email !== 'string' || !/^\S+@\S+$/.test(email))
      errors.push({ field: 'email', message: 'an address with an @' })
    if (errors.length > 0) return unprocessable(errors)
    if (users.some((user) => user.email === email))
      return problem(409, 'Conflict', 'There is a user with this email already.')

    const user: User = {
      id: `u-${users.length + 1}`,
      name: String(name),
      email: String(email),
      city: typeof city === 'string' ? city : '',
    }
    users.push(user)
    return HttpResponse.json(user, { status: 201, headers: { Location: `/users/${user.id}` } })
  }),

  http.delete('/users/:id', ({ params }) => {
    const index = users.findIndex(({ id }) => id === params.id)
    if (index < 0) return problem(404, 'Not Found', `There is no user ${params.id}.`)
    users.splice(index, 1)
    return new HttpResponse(null, { status: 204 })
  }),
]
