import { describe, expect, it } from 'vitest'
import { bytes, text } from '@/core'
import { boundaryOf, formatMultipart, parseMultipart, textPart } from './multipart'

const form = [
  '--b1',
  'Content-Disposition: form-data; name="title"',
  '',
  'Grüße',
  '--b1',
  'Content-Disposition: form-data; name="file"; filename="a.bin"',
  'Content-Type: application/octet-stream',
  '',
  'line 1\r\nline 2',
  '--b1--',
  '',
].join('\r\n')

describe('multipart forms', () => {
  it('name their boundary with or without quotes', () => {
    expect(boundaryOf('multipart/form-data; boundary=b1')).toBe('b1')
    expect(boundaryOf('multipart/form-data; boundary="a b"; x=1')).toBe('a b')
    expect(boundaryOf('multipart/form-data')).toBeUndefined()
  })

  it('are read part by part', () => {
    const parts = parseMultipart(bytes(form), 'b1')
    expect(parts.map((part) => [part.name, text(part.value)])).toEqual([
      ['title', 'Grüße'],
      ['file', 'line 1\r\nline 2'],
    ])
  })

  it('come out as they went in', () => {
    expect(text(formatMultipart(parseMultipart(bytes(form), 'b1'), 'b1'))).toBe(form)
  })

  it('take further text fields', () => {
    const parts = [...parseMultipart(bytes(form), 'b1'), textPart('size', 'groß')]
    expect(parseMultipart(formatMultipart(parts, 'b1'), 'b1').map((part) => text(part.value))).toContain(
      'groß',
    )
  })

  it('are empty when nothing is there', () => {
    expect(parseMultipart(bytes(''), 'b1')).toEqual([])
    expect(text(formatMultipart([], 'b1'))).toBe('--b1--\r\n')
  })
})
