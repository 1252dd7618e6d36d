import { describe, expect, it } from 'vitest'
import { checkTexts, hintTexts } from './exercise'

describe('hints', () => {
  it('are parted by lines of three dashes, and their lines are joined', () => {
    expect(hintTexts('Look at the\npath.\n\n---\n\nThen at the `url`.\n')).toEqual([
      'Look at the path.',
      'Then at the `url`.',
    ])
  })

  it('are parted by headings as well, which are dropped', () => {
    expect(hintTexts('## First\nLook.\n## Second\nLook again.')).toEqual(['Look.', 'Look again.'])
  })

  it('are none in an empty file', () => {
    expect(hintTexts('\n')).toEqual([])
  })
})

describe('the texts of checks', () => {
  const source = `// Shared by both.
const path = '/orders'

test('The owner\\'s call passes', async () => {
  const answers = [1, 2].map(() => {
    return request('GET /orders')
  })
  expect(answers).toHaveLength(2)
})

test("A second one", () => {
  expect(1).toBe(1)
})
`

  it('carry the name as it reads, and reach to the end of the check', () => {
    const [first, second, ...rest] = checkTexts(source)
    expect(first?.name).toBe("The owner's call passes")
    expect(first?.source).toMatch(/^test\([\s\S]*toHaveLength\(2\)\n\}\)$/)
    expect(second).toEqual({
      name: 'A second one',
      source: 'test("A second one", () => {\n  expect(1).toBe(1)\n})',
    })
    expect(rest).toEqual([])
  })
})
