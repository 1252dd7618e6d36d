import { describe, expect, it } from 'vitest'
import { migrate, migratePath } from './migrate'

describe('a path of format 1.1 or 2.1', () => {
  it.each([
    ['/orders', '/orders'],
    ['/a/../b', '/b'],
    ['/a%41', '/aA'],
    ['/orders/\\d+', '~/orders/\\d+'],
    ['/a$', '~/a$'],
    ['/(a)%2e%2F', '~/(a)\\.%2F'],
  ])('%s is written %s today', (path, today) => expect(migratePath(path)).toBe(today))
})

it('leaves documents of format 3.0 as they are', () => {
  const document = { _format_version: '3.0', routes: [{ paths: ['/a$'] }] }
  expect(migrate(structuredClone(document))).toEqual(document)
})
