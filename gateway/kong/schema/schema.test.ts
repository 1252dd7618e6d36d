import { describe, expect, it } from 'vitest'
import type { Field } from '../field'
import { plugins } from '../plugins'
import { BUNDLED_PLUGINS, childrenOf, KINDS, kindOf, META } from './index'

function* walk(name: string, field: Field): Generator<readonly [string, Field]> {
  yield [name, field]
  if (field.type === 'record')
    for (const [key, inner] of Object.entries(field.fields)) yield* walk(`${name}.${key}`, inner)
}

describe('the tables of entities', () => {
  it('explain every field', () => {
    const silent = KINDS.flatMap((kind) =>
      Object.entries(kind.record.fields).flatMap(([name, field]) =>
        [...walk(`${kind.name}.${name}`, field)].filter(([, one]) => !one.description).map(([path]) => path),
      ),
    )
    expect(silent).toEqual([])
    expect(Object.values(META).every((field) => field.description)).toBe(true)
  })

  it('refer only to kinds that there are', () => {
    const references = KINDS.flatMap((kind) => Object.values(kind.record.fields)).flatMap((field) =>
      field.type === 'foreign' ? [field.reference] : [],
    )
    expect(references.filter((name) => !kindOf(name))).toEqual([])
  })

  it.each([
    ['services', ['routes', 'plugins']],
    ['routes', ['plugins']],
    ['upstreams', ['targets']],
    ['consumers', ['plugins', 'keyauth_credentials', 'basicauth_credentials', 'acls']],
    ['certificates', ['snis']],
  ])('let %s hold what refers to them', (name, children) => {
    const kind = kindOf(name)
    const names = kind ? childrenOf(kind).map((child) => child.kind.name) : []
    expect(names).toEqual(expect.arrayContaining([...children]))
  })

  it('know every simulated plugin as one that comes with Kong', () =>
    expect([...plugins.keys()].filter((name) => !BUNDLED_PLUGINS.includes(name))).toEqual([]))
})
