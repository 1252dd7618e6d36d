import { expect, it } from 'vitest'
import { placeFile } from './intake'

const files = { 'kong.yml': '', 'compose.yaml': '', 'services/orders.ts': '', 'requests.http': '' }
const place = (name: string, text = '') => placeFile(name, text, files).file

it('puts a file where one of that name stands', () => {
  expect(place('compose.yaml')).toBe('compose.yaml')
  expect(place('orders.ts')).toBe('services/orders.ts')
  expect(place('C:\\work\\kong.yml')).toBe('kong.yml')
})

it('knows a Kong configuration by what is in it', () => {
  expect(place('prod.yaml', '_format_version: "3.0"\nservices: []')).toBe('kong.yml')
  expect(place('dump.json', '{"_format_version":"3.0"}')).toBe('kong.yml')
  expect(place('pasted', '# ours\nservices:\n- name: a')).toBe('kong.yml')
})

it('finds a place for code and calls of other names', () => {
  expect(place('refunds.ts')).toBe('services/refunds.ts')
  expect(place('calls.rest')).toBe('requests.http')
  expect(place('notes.txt')).toBe('notes.txt')
})
