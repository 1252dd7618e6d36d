import { expect, it } from 'vitest'
import { openKong } from './testing'

it('calls a route by its name, by the id that was written, or by what it asks for, never by an id made up', async () => {
  const { compiled } = await openKong(`
_format_version: "3.0"
services:
  - host: orders
    routes:
      - { name: named, paths: [/a] }
      - { id: 11111111-2222-4333-8444-555555555555, paths: [/b] }
      - { paths: [/c], hosts: [shop.test] }
      - { hosts: [shop.test] }
      - { methods: [PATCH] }
`)
  const topology = compiled.gateway?.describe()
  expect(topology?.routes.map((route) => route.name).sort()).toEqual([
    '/c',
    '11111111-2222-4333-8444-555555555555',
    'PATCH',
    'named',
    'shop.test',
  ])
  expect(topology?.services.map((service) => service.name)).toEqual(['orders'])
})
