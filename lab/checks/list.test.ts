import { expect, it } from 'vitest'
import { listChecks } from './list'

it('finds each check with its text, without running anything', () => {
  const source = `throw new Error('never run')
test('a caller without a key is refused', async () => {
  expect((await request('GET /orders')).status).toBe(401)
})

// A note.
test("it's \\"quoted\\"", () => {})
`
  const { checks, problems } = listChecks('checks.ts', source)
  expect(problems).toEqual([])
  expect(checks.map((check) => check.name)).toEqual(['a caller without a key is refused', `it's "quoted"`])
  expect(source.slice(checks[1]?.start, checks[1]?.end)).toBe(`test("it's \\"quoted\\"", () => {})`)
})

it('tells two checks of one name', () => {
  const { problems } = listChecks('checks.ts', `test('a', () => {})\ntest('a', () => {})`)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ severity: 'error', cause: { file: 'checks.ts', start: 20 } })
})
