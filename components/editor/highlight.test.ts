import { describe, expect, it } from 'vitest'
import { highlight } from './highlight'
import { htmlLines } from './html-lines'

describe('highlight', () => {
  it('keeps the text line by line and colours it with the tokens of the site', async () => {
    const html = await highlight('kong.yml', 'a: "<b>"\n\n# end')
    expect(html.split('\n')).toHaveLength(3)
    expect(html).toContain('style="color:var(--road)">a')
    expect(html).toContain('&lt;b&gt;')
    expect(html).toContain('style="color:var(--ink-3)"># end')
  })
})

describe('htmlLines', () => {
  it('keeps the colours of the lines that an edit left alone', () => {
    const html = '<b>one</b>\n<b>two</b>\n<b>three</b>'
    expect(htmlLines('one\ntwo\nthree', 'one\n2 < 3\nnew\nthree', html)).toEqual([
      '<b>one</b>',
      '2 &lt; 3',
      'new',
      '<b>three</b>',
    ])
  })
  it('shows a text without colours when it was not highlighted', () => {
    expect(htmlLines('a', 'a & b', undefined)).toEqual(['a &amp; b'])
  })
})
