import { describe, expect, it } from 'vitest'
import { defaultMessage, errorBody, negotiate, nginxErrorType } from './errors'

describe('the format of an error', () => {
  it('follows the range of highest quality in Accept, and is JSON where that says nothing', () => {
    for (const [accept, type] of [
      [undefined, 'application/json'],
      ['*/*', 'application/json'],
      ['text/html', 'text/html'],
      ['text/*', 'text/plain'],
      ['application/*', 'application/json'],
      ['image/png', 'application/json'],
      ['application/xml;q=0.5, text/plain;q=0.9', 'text/plain'],
      ['text/html;level=1;q=0.2, application/xml;q=0.3', 'application/xml'],
      ['text/html;q=0', 'application/json'],
      ['nonsense', 'application/json'],
    ] as const) {
      expect(negotiate(accept), accept).toBe(`${type}; charset=utf-8`)
    }
  })

  it('of Nginx looks at Content-Type after Accept, and is plain text in the end', () => {
    expect(nginxErrorType([['Accept', 'text/html']])).toBe('text/html; charset=utf-8')
    expect(nginxErrorType([['Content-Type', 'application/json']])).toBe('application/json; charset=utf-8')
    expect(nginxErrorType([])).toBe('text/plain; charset=utf-8')
  })

  it('has four shapes', () => {
    expect(errorBody('application/json; charset=utf-8', 'No', 'id1')).toBe(
      '{\n  "message":"No",\n  "request_id":"id1"\n}',
    )
    expect(errorBody('text/plain; charset=utf-8', 'No', 'id1')).toBe('No\nrequest_id: id1\n')
    expect(errorBody('application/xml; charset=utf-8', 'No', 'id1')).toContain('<requestid>id1</requestid>')
    expect(errorBody('text/html; charset=utf-8', 'No', 'id1')).toContain('<p>No.</p>')
  })

  it('has a text for each status', () => {
    expect(defaultMessage(502)).toBe('An invalid response was received from the upstream server')
    expect(defaultMessage(599)).toBe('The upstream server responded with 599')
  })
})
