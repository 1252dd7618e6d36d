import { describe, expect, it } from 'vitest'
import { BUILT_IN, compileTemplate, LuaError, type LuaValue, list, table, templateProblem } from './index'

const values: Readonly<Record<string, LuaValue>> = {
  uri_captures: table({ id: '42', word: 'foo', 0: '/all' }),
  headers: table({ host: 'shop.test', twice: list(['1', '2']) }),
}

const render = (source: string) =>
  compileTemplate(source).render((name) => values[name] ?? BUILT_IN.get(name))

describe('templates', () => {
  it('without $() are what they are', () => {
    expect(compileTemplate('a $ b (c) $(').dynamic).toBe(false)
    expect(render('a $ b (c) $(')).toBe('a $ b (c) $(')
  })

  it('look things up by name, by key and by number', () => {
    expect(render('/v2/$(uri_captures.id)/x')).toBe('/v2/42/x')
    expect(render(`$(headers['host'])$(uri_captures["word"])$(uri_captures[0])`)).toBe('shop.testfoo/all')
    expect(render('$(headers.twice[2])')).toBe('2')
  })

  it('show what is missing as nothing, or as what stands after `or`', () => {
    expect(render('<$(uri_captures.none)>')).toBe('<>')
    expect(render("$(uri_captures.none or 'all')")).toBe('all')
    expect(render("$(uri_captures.id or 'all')")).toBe('42')
  })

  it('join strings, compare and calculate as Lua does', () => {
    expect(render(`$('a' .. "b" .. 1)`)).toBe('ab1')
    expect(render('$(1 + 2 * 3 ^ 2 - -1)')).toBe('20')
    expect(render('$(7 % 3 / 2)')).toBe('0.5')
    expect(render('$(uri_captures.id * 2)')).toBe('84')
    expect(render("$(1 < 2 and 'yes' or 'no')$('a' == 'b' and 'yes' or 'no')")).toBe('yesno')
    expect(render("$(not nil and #'äb')")).toBe('3')
    expect(render("$('x\\65\\n' .. [[y]])")).toBe('xA\ny')
  })

  it('know the type of a value', () => {
    expect(render("$(type(headers.twice) == 'table' and headers.twice[1] or 'one')")).toBe('1')
    expect(render('$(type(nothing)) $(tostring(nil)) $(tonumber("7") + 1)')).toBe('nil nil 8')
  })

  it('can hold a template as text', () => {
    expect(render("$('$(uri_captures.id)')")).toBe('$(uri_captures.id)')
  })

  it('fail where Lua would', () => {
    expect(() => render('$(10 * uri_captures.word)')).toThrow(LuaError)
    expect(() => render('$(nothing())')).toThrow("attempt to call 'nothing' (a nil value)")
    expect(() => render('$(nothing.x)')).toThrow("attempt to index 'nothing' (a nil value)")
    expect(() => render("$('a' .. nil)")).toThrow('concatenate a nil value')
    expect(() => render("$('a' < 1)")).toThrow('attempt to compare string with number')
  })

  it('name what only Lua could do, and the globals that they use', () => {
    const needs = (source: string) => {
      const { needsLua, globals } = compileTemplate(source)
      return [needsLua, ...globals]
    }
    expect(needs("$(string.format('%s', 1))$(math.pi)")).toEqual([undefined, 'string.format', 'math.pi'])
    expect(needs("$(require('x')({1, 2}))")).toEqual([undefined, 'require'])
    expect(needs('$(headers.host:upper())')).toEqual(['headers.host:upper'])
    expect(needs('$(type(headers.host))')).toEqual([undefined])
    expect(needs('$(ERROR())')).toEqual([undefined])
  })

  it('that do not compile say so in the words of Lua', () => {
    expect(templateProblem('$(uri_captures id)')).toBe(`[string "TMP"]:4: ')' expected near 'id'`)
    expect(templateProblem('$()')).toBe(`[string "TMP"]:4: unexpected symbol near ')'`)
    expect(templateProblem("$('a)")).toContain('unfinished string')
    expect(templateProblem('$(a.1)')).toContain('expected near')
    expect(templateProblem('$(uri_captures.id)')).toBeUndefined()
  })
})
