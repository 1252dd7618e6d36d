import { expect, it } from 'vitest'
import { duration } from './duration'

it('says a time in the unit that suits it', () => {
  expect([38.4, 1234, 60_000, 90_000].map(duration)).toEqual(['38 ms', '1.2 s', '1 min', '1.5 min'])
})
