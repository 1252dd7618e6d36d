import { expect, it } from 'vitest'
import { bytes } from '@/core'
import { responseView } from './views'

const answer = (body: Uint8Array) => responseView({ status: 200, headers: [], body })

it('shows a text body whole, with its length in bytes', () => {
  expect(answer(bytes('größe'))).toMatchObject({ body: 'größe', size: 7, cut: false, reason: 'OK' })
})

it('cuts a long body between two characters and says so', () => {
  const view = answer(bytes(`x${'€'.repeat(30_000)}`))
  expect(view.cut).toBe(true)
  expect(view.size).toBe(90_001)
  expect(view.body).toMatch(/^x€+$/)
  expect(view.body.length).toBeGreaterThan(21_000)
})

it('shows no text for bytes that are none', () => {
  expect(answer(new Uint8Array([0xff, 0xfe, 0]))).toMatchObject({ body: '', size: 3, cut: true })
})
