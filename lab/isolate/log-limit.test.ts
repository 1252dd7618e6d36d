import { expect, it } from 'vitest'
import type { LogEntry } from '../protocol'
import { LINES_PER_SECOND, limitLog } from './log-limit'

function flooded() {
  const seen: LogEntry[] = []
  const due: (() => void)[] = []
  const time = { now: 0 }
  const log = limitLog((entry) => seen.push(entry), {
    now: () => time.now,
    later: (_ms, work) => due.push(work),
  })
  const write = (message: string, level: LogEntry['level'] = 'info') =>
    log({ at: 7, level, source: 'orders', message })
  return { seen, due, time, write }
}

it('lets so many lines a second through, and says how many were left out', () => {
  const { seen, due, time, write } = flooded()
  for (let i = 0; i < LINES_PER_SECOND + 3; i++) write(`line ${i}`)
  expect(seen).toHaveLength(LINES_PER_SECOND)
  expect(due).toHaveLength(1)
  due[0]?.()
  expect(seen.at(-1)).toMatchObject({
    level: 'warn',
    source: 'orders',
    message: '3 more lines were left out: only 200 a second are shown.',
  })
  time.now = 1000
  write('after')
  expect(seen.at(-1)?.message).toBe('after')
  expect(seen).toHaveLength(LINES_PER_SECOND + 2)
})

it('says it before the next line, when that comes first, and only once', () => {
  const { seen, due, time, write } = flooded()
  for (let i = 0; i <= LINES_PER_SECOND; i++) write(`line ${i}`)
  time.now = 1500
  write('after')
  expect(seen.slice(-2).map((entry) => entry.message)).toEqual([
    '1 more line was left out: only 200 a second are shown.',
    'after',
  ])
  due[0]?.()
  expect(seen.at(-1)?.message).toBe('after')
})

it('lets an error through whatever else was written', () => {
  const { seen, write } = flooded()
  for (let i = 0; i < LINES_PER_SECOND * 2; i++) write(`line ${i}`)
  write('broken', 'error')
  expect(seen.at(-1)?.message).toBe('broken')
})
