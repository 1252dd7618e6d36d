import { describe, expect, it } from 'vitest'
import { BEFORE, markAwaits, RESUME, SETTLED } from './awaits'
import { Current } from './current'

/** Runs the body of an async function with its awaits marked, as one's turn. */
async function run(body: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const current = new Current<string>()
  const scope: Record<string, unknown> = { ...args, ...current.hooks, whose: () => current.now }
  const marked = markAwaits(`(async (${Object.keys(scope).join(', ')}) => {${body}\n})`)
  // biome-ignore lint/security/noGlobalEval: marked code is run as a module is
  const indirect = eval
  return current.during('mine', () => indirect(marked)(...Object.values(scope)))
}

describe('marked awaits', () => {
  it.each([
    ['return await 1', 1],
    ['return await Promise.resolve(2) + await 3', 5],
    ['return (await Promise.resolve({ a: [4] })).a[0]', 4],
    ['return await Promise.resolve({ a: 1 })?.then((x) => x.a)', 1],
    ['return await (async () => { return await 5 })()', 5],
    ['return `$' + '{await 6} $' + '{`$' + '{await 7}`}`', '6 7'],
    ['return await `a$' + '{`b$' + '{1}`}c`', 'ab1c'],
    ['return await { a: { b: 8 } }', { a: { b: 8 } }],
    ['return await [await 1, await await 2]', [1, 2]],
    ['return -await 9', -9],
    ['return await -9', -9],
    ['return await typeof 1', 'number'],
    ['return await new Map([[1, 2]]).get(1)', 2],
    ['return await /a"}/g.test(\'a"}\')', true],
    ['return await (1, 2) ?? 3', 2],
    ['return await null ?? 3', 3],
    ['return (await 2) ** 3', 8],
    ['const x = { await: 1 }; return x.await + x?.await', 2],
    ['let n = 0; for await (const x of [1, 2]) n += x; return n', 3],
    ['return await 1\n? "yes" : "no"', 'yes'],
    ['const a = 1\nawait a\nreturn a', 1],
    ['// await nothing\nreturn "await x" + await "y"', 'await xy'],
    ['class A { #p = 1; async get() { return await this.#p } }\nreturn await new A().get()', 1],
    ['try { await Promise.reject(new Error("no")) } catch (error) { return error.message }', 'no'],
  ])('leave the value of %s as it is', async (body, value) => {
    expect(await run(body)).toEqual(value)
  })

  it('are marked where the operand can be told, and nowhere else', () => {
    expect(markAwaits('async () => { await a.b(c)[d]; e }')).toBe(
      `async () => { ${RESUME}(${BEFORE}(), await ${SETTLED}( a.b(c)[d])); e }`,
    )
    expect(markAwaits('const a = "no await"')).toBe('const a = "no await"')
  })

  it('know whose turn it is after them, also when they throw', async () => {
    const seen = `const seen = [whose()]; await 1; seen.push(whose())
      try { await Promise.reject(new Error('no')) } catch { seen.push(whose()) }
      await Promise.all([1, 2].map(async (n) => { await n; seen.push(whose()) })); return seen`
    expect(await run(seen)).toEqual(['mine', 'mine', 'mine', 'mine', 'mine'])
  })

  it('leave no turn behind for what runs in between', async () => {
    const between =
      'await 1; const late = Promise.resolve().then(() => whose()); return await late ?? "nobody"'
    expect(await run(between)).toBe('nobody')
  })
})
