import { describe, expect, it } from 'vitest'
import type { Row } from '../schema'
import { digest, giveIds, uuidOf } from './ids'

const document = (): Row => ({
  services: [
    {
      name: 'shop',
      routes: [{ name: 'r', plugins: [{ name: 'cors' }] }, { paths: ['/a'] }, { paths: ['/a'] }],
    },
  ],
})

function ids(value: unknown): string[] {
  return JSON.stringify(value).match(/"id":"[^"]+"/g) ?? []
}

describe('ids', () => {
  it('have the form of a version 5 UUID', () =>
    expect(uuidOf('shop')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))

  it('are the same each time and differ from each other', () => {
    const [one, two] = [document(), document()]
    giveIds(one)
    giveIds(two)
    expect(ids(one)).toEqual(ids(two))
    expect(new Set(ids(one)).size).toBe(5)
  })

  it('stay when something is added elsewhere', () => {
    const [one, two] = [document(), document()]
    two.services = [
      { name: 'other', routes: [{ paths: ['/z'] }] },
      ...(Array.isArray(two.services) ? two.services : []),
    ]
    giveIds(one)
    giveIds(two)
    expect(ids(two)).toEqual(expect.arrayContaining(ids(one)))
  })

  it('do not meet by chance among many', () => {
    const all = new Set(Array.from({ length: 20_000 }, (_, i) => digest(`entity ${i}`)))
    expect(all.size).toBe(20_000)
  })
})
