/**
 * Reads a regular expression in the syntax of PCRE or of Rust's `regex` crate and writes the same
 * in JavaScript's.
 */
import { readClass } from './regex-class'
import { readEscape } from './regex-escape'
import { bothCases, type Syntax, Unsupported } from './regex-text'

export interface Translated {
  readonly body: string
  readonly unicode: boolean
  /** For each capture group of the source, its number in `body`. */
  readonly groups: readonly number[]
}

export function translate(source: string, syntax: Syntax): Translated | { readonly message: string } {
  try {
    return new Reader(source, syntax).read()
  } catch (fault) {
    if (fault instanceof Unsupported) return { message: fault.message }
    throw fault
  }
}

const onlyPcre = (what: string) => new Unsupported(`${what} is not known to this router flavor`)
const noCounterpart = (what: string) =>
  new Unsupported(`${what} has no exact counterpart in JavaScript, so it is not simulated`)

/** The flags that hold at one place: they may change in the middle of a pattern. */
interface Flags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
  readonly x: boolean
}

// Groups get their numbers last, since an atomic group needs one of its own before others.
const OWN = '\uE000'
const HIDDEN = '\uE001'
const reference = (mark: string, number: number) => `(?:${mark}${number};)`
const TO_OWN = '\uE002'
const TO_HIDDEN = '\uE003'

class Reader {
  #at = 0
  #flags: Flags = { i: false, m: false, s: false, x: false }
  #unicode = false
  #hidden = 0
  /** One entry for each atom read so far, so that a repetition finds the one before it. */
  #out: string[] = []
  #open: { readonly start: number; readonly close: string; readonly flags: Flags }[] = []

  constructor(
    readonly source: string,
    readonly syntax: Syntax,
  ) {
    if (/[\uE000-\uE003]/.test(source)) throw noCounterpart('a character for private use')
  }

  read(): Translated {
    while (this.#at < this.source.length) this.#piece()
    if (this.#open.length > 0) throw new Unsupported('a group is not closed')
    return { ...number(this.#out.join('')), unicode: this.#unicode }
  }

  #piece(): void {
    const char = this.source[this.#at] as string
    if (char === '\\') this.#take(readEscape(this.source, this.#at, this.syntax, this.#flags.i))
    else if (char === '[') this.#take(readClass(this.source, this.#at, this.syntax, this.#flags.i))
    else if (char === '(') this.#group()
    else if (char === ')') this.#close()
    else if ('*+?{'.includes(char)) this.#repetition()
    else if (this.#flags.x && char === '#') this.#at = this.#after('\n')
    else if (this.#flags.x && /\s/.test(char)) this.#at++
    else this.#add(this.#plain(char), 1)
  }

  #plain(char: string): string {
    const { i, m, s } = this.#flags
    if (char === '.') return s ? '[\\s\\S]' : '[^\\n]'
    if (char === '^') return m ? '(?<![^\\n])' : char
    if (char === '$') return m ? '(?![^\\n])' : char
    if (char === '}' || char === ']' || char === '/') return `\\${char}`
    return i && char !== '|' ? bothCases(char) : char
  }

  #add(text: string, length: number): void {
    this.#out.push(text)
    this.#at += length
  }

  #take({ text, end, unicode, group }: ReturnType<typeof readEscape>): void {
    if (unicode) this.#unicode = true
    this.#add(group === undefined ? text : reference(TO_OWN, group), end - this.#at)
  }

  #group(): void {
    const rest = this.source.slice(this.#at)
    const named = /^\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/.exec(rest)
    const flags = /^\(\?([a-zJUX]*)(?:-([a-zJUX]+))?([:)])/.exec(rest)
    if (named) this.#enter(`${OWN}(?<${named[1] ?? named[2]}>`, named[0].length)
    else if (rest.startsWith('(*')) throw noCounterpart('a verb (*…)')
    else if (!rest.startsWith('(?')) this.#enter(`${OWN}(`, 1)
    else if (flags) this.#setFlags(flags)
    else if (this.syntax === 'rust') throw onlyPcre(`the group ${rest.slice(0, 3)}…`)
    else this.#pcreGroup(rest)
  }

  #pcreGroup(rest: string): void {
    const look = /^\(\?<?[=!]/.exec(rest)
    const back = /^\(\?P=([A-Za-z_]\w*)\)/.exec(rest)
    if (look) this.#enter(look[0], look[0].length)
    else if (back) this.#add(`\\k<${back[1]}>`, back[0].length)
    else if (rest.startsWith('(?>')) {
      const hidden = ++this.#hidden
      this.#enter(`(?:(?=${HIDDEN}(`, 3, `))${reference(TO_HIDDEN, hidden)})`)
    } else if (rest.startsWith('(?#')) this.#at = this.#after(')')
    else throw noCounterpart(`the group ${rest.slice(0, 4)}…`)
  }

  #setFlags([whole, on = '', off = '', end]: RegExpExecArray): void {
    const flags: Record<keyof Flags, boolean> = { ...this.#flags }
    const set = (letters: string, value: boolean) => {
      for (const letter of letters) {
        if (letter === 'i' || letter === 'm' || letter === 's' || letter === 'x') flags[letter] = value
        else if (letter !== 'u' || this.syntax === 'pcre') throw noCounterpart(`the flag ${letter}`)
      }
    }
    set(on, true)
    set(off, false)
    if (end === ':') this.#enter('(?:', whole.length)
    else this.#at += whole.length
    this.#flags = flags
  }

  #enter(text: string, length: number, close = ')'): void {
    this.#open.push({ start: this.#out.length, close, flags: this.#flags })
    this.#add(text, length)
  }

  #close(): void {
    const group = this.#open.pop()
    if (!group) throw new Unsupported('a closing parenthesis has no opening one')
    const body = this.#out.splice(group.start).join('')
    this.#add(body + group.close, 1)
    this.#flags = group.flags
  }

  #repetition(): void {
    const match = /^([*+?]|\{\d+(?:,\d*)?\})([+?]?)/.exec(this.source.slice(this.#at))
    if (match) this.#repeat(match[1] as string, match[2] as string)
    else if (this.syntax === 'rust') throw new Unsupported('a brace does not hold a repetition')
    else this.#add('\\{', 1)
  }

  #repeat(times: string, manner: string): void {
    const atom = this.#out.pop()
    if (atom === undefined) throw new Unsupported('a repetition has nothing to repeat')
    const length = times.length + manner.length
    if (manner !== '+') {
      this.#add(atom + times + manner, length)
      return
    }
    if (this.syntax === 'rust') throw onlyPcre('a possessive repetition')
    const hidden = ++this.#hidden
    this.#add(`(?:(?=${HIDDEN}(${atom}${times}))${reference(TO_HIDDEN, hidden)})`, length)
  }

  #after(text: string): number {
    const found = this.source.indexOf(text, this.#at)
    return found < 0 ? this.source.length : found + text.length
  }
}

/** Gives each group its number and each reference that of its group. */
function number(body: string): { body: string; groups: number[] } {
  const own: number[] = []
  const hidden: number[] = []
  let count = 0
  for (const mark of body.matchAll(/[\uE000\uE001]/g)) (mark[0] === OWN ? own : hidden).push(++count)
  const resolved = body
    .replace(/[\uE000\uE001]/g, '')
    .replace(/([\uE002\uE003])(\d+);/g, (_, mark: string, index: string) => {
      const group = (mark === TO_OWN ? own : hidden)[Number(index) - 1]
      if (group === undefined) throw new Unsupported(`there is no group ${index} to refer to`)
      return `\\${group}`
    })
  return { body: resolved, groups: own }
}
