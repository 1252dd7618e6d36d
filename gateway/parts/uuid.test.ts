import { expect, it } from 'vitest'
import { createRandom } from '@/core'
import { uuid } from './uuid'

it('a UUID is of version 4, and another one each time', () => {
  const random = createRandom(3).next
  const made = Array.from({ length: 50 }, () => uuid(random))
  for (const one of made) {
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  }
  expect(new Set(made).size).toBe(50)
})
