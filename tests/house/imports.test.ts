/** Which way the rooms may see each other; docs/architecture.md tells why. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allSources, type Import, importsOf, isTest, type Room, roomOf, root, type Source } from './sources'

const mayImport: Record<Room, readonly Room[]> = {
  app: ['components', 'content', 'lab', 'gateway', 'mesh', 'core'],
  components: ['lab', 'gateway', 'mesh', 'core'],
  content: ['lab', 'gateway', 'mesh', 'core'],
  lab: ['content', 'gateway', 'mesh', 'core'],
  gateway: ['core'],
  mesh: ['core'],
  core: [],
}

/** Rooms whose values a component must not take: they run in the isolate, and would swell the page. */
const typesOnly: readonly Room[] = ['gateway', 'mesh']

/** The doors: a room's index, and that of each dialect. Components and routes have none. */
const doors = /^(core|gateway|mesh|lab|content)$|^gateway\/(kong|aws|azure)$/

const sources = allSources()
const code = sources.filter((source) => !isTest(source))

function offences(files: readonly Source[], judge: (source: Source, one: Import) => string | undefined) {
  return files.flatMap((source) =>
    importsOf(source).flatMap((one) => {
      const fault = judge(source, one)
      return fault ? [`${source.path} imports ${one.name}: ${fault}`] : []
    }),
  )
}

describe('imports', () => {
  it('run one way: app, components, lab, then gateway and mesh, then core', () => {
    const found = offences(code, ({ path }, { target }) => {
      const [from, to] = [roomOf(path), target && roomOf(`${target}/`)]
      if (!from || !to || from === to || mayImport[from].includes(to)) return undefined
      return `${from} may not see ${to}`
    })
    expect(found).toEqual([])
  })

  it('enter another room by its door', () => {
    const found = offences(code, ({ path }, { target }) => {
      const to = target && roomOf(`${target}/`)
      if (!to || to === roomOf(path) || to === 'components' || doors.test(target)) return undefined
      return `the door is @/${to}`
    })
    expect(found).toEqual([])
  })

  it('are relative inside a room and absolute between rooms', () => {
    const found = offences(code, ({ path }, { name, target }) => {
      const to = target && roomOf(`${target}/`)
      if (!to) return undefined
      if (name.startsWith('.') && to !== roomOf(path)) return `write @/${target}`
      return undefined
    })
    expect(found).toEqual([])
  })

  it('bring only types of the engine into components', () => {
    const components = code.filter(({ path }) => path.startsWith('components/'))
    const found = offences(components, (_, { target, typeOnly }) => {
      const to = target && roomOf(`${target}/`)
      return to && typesOnly.includes(to) && !typeOnly ? 'import type, or ask the lab' : undefined
    })
    expect(found).toEqual([])
  })

  it('keep the dialects apart, and the parts free of any dialect', () => {
    const dialects = ['kong', 'aws', 'azure']
    const found = offences(code, ({ path }, { target }) => {
      const [from, to] = [path, target ?? ''].map((one) => /^gateway\/([^/]+)/.exec(one)?.[1])
      if (!from || !to || from === to || !dialects.includes(to)) return undefined
      return dialects.includes(from) || from === 'parts'
        ? `gateway/${from} may not see gateway/${to}`
        : undefined
    })
    expect(found).toEqual([])
  })

  it('lead to a file that is there', () => {
    const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx']
    const found = offences(sources, (_, { target }) => {
      if (target === undefined || target.includes('${')) return undefined
      return endings.some((ending) => existsSync(join(root, target + ending)))
        ? undefined
        : 'there is no such file'
    })
    expect(found).toEqual([])
  })

  it('never run in a circle', () => {
    const graph = new Map(
      code.map((source) => [
        source.path,
        importsOf(source)
          .filter(({ target, typeOnly }) => target !== undefined && !typeOnly)
          .flatMap(({ target }) =>
            ['.ts', '.tsx', '/index.ts']
              .map((ending) => `${target}${ending}`)
              .filter((path) => byPath.has(path)),
          ),
      ]),
    )
    expect(circles(graph)).toEqual([])
  })
})

const byPath = new Map(code.map((source) => [source.path, source]))

/** Each circle of a graph once, as `a > b > a`. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const walk = (path: string, way: readonly string[]) => {
    const at = way.indexOf(path)
    if (at >= 0) found.push([...way.slice(at), path].join(' > '))
    if (at >= 0 || done.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...way, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return found
}
