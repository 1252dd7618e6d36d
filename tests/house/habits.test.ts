/** What every file of the project keeps to. */
import { describe, expect, it } from 'vitest'
import { allSources, bareCode, filesIn, isTest, rooms, type Source } from './sources'

const sources = allSources()
const code = sources.filter((source) => !isTest(source))

/** Lines on which a pattern stands in the code itself, not in comments or strings. */
function linesWith(files: readonly Source[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    bareCode(text)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  )
}

describe('a source file', () => {
  it('has at most 400 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 401)
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length} lines`)).toEqual([])
  })

  it('has a name in kebab-case, as its folders have', () => {
    const part = /^(\[+(\.{3})?[a-z0-9-]+\]+|\([a-z0-9-]+\)|_?[a-z0-9]+([-.][a-z0-9]+)*)$/
    const paths = [...rooms, 'scripts', 'tests'].flatMap(filesIn)
    expect(paths.filter((path) => !path.split('/').every((name) => part.test(name)))).toEqual([])
  })

  it('casts nothing past the type checker', () => {
    expect(linesWith(code, /\bas (any|unknown as|never as)\b|[:<(,|] *any\b(?! *[a-z])/)).toEqual([])
  })

  it('silences no type error', () => {
    const silenced = sources.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)/.test(text))
    expect(silenced.map(({ path }) => path)).toEqual([])
  })
})

describe('the world', () => {
  const world = code.filter(({ path }) => /^(core|gateway|mesh)\//.test(path) && path !== 'core/clock.ts')

  it("asks its own clock, never the machine's", () => {
    const machineTime = /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/
    expect(linesWith(world, machineTime)).toEqual([])
  })

  it('waits by its own clock', () => {
    // A method of that name in an interface is what services are given instead.
    expect(linesWith(world, /(?<![.\w$])(setTimeout|setInterval|setImmediate)\((?!\w+\??:)/)).toEqual([])
  })

  it('throws no dice but the ones it was handed', () => {
    expect(linesWith(world, /\bMath\.random\b|\brandomUUID\(|\bgetRandomValues\(/)).toEqual([])
  })
})
