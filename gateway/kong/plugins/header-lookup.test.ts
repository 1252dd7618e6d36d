import { expect, it } from 'vitest'
import { headerLookup } from './header-lookup'

it('a header is found whatever the case of its name, with all of its values', () => {
  expect(
    headerLookup('X-Key')([
      ['x-KEY', '1'],
      ['Other', '2'],
      ['X-Key', '3'],
    ]),
  ).toEqual(['1', '3'])
})

it('a name with underscores is also found with hyphens, but only where it is not there as it is', () => {
  const find = headerLookup('api_key')
  expect(find([['Api-Key', 'b']])).toEqual(['b'])
  expect(
    find([
      ['Api-Key', 'b'],
      ['api_key', 'a'],
    ]),
  ).toEqual(['a'])
  expect(headerLookup('api-key')([['api_key', 'a']])).toEqual([])
})
