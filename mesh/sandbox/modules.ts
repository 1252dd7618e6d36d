import { type Files, nearest } from '@/core'
import { compile, ModuleFault } from './compile'
import { lineCause } from './place'

const ENDINGS = ['', '.ts', '.js', '.json', '/index.ts']

/**
 * The modules of one replica. Each is evaluated once, in a function scope that holds the world's own
 * globals; nothing is shared with another replica.
 */
export class Modules {
  readonly #loaded = new Map<string, { exports: unknown }>()

  /**
   * @param scope names and values that every module sees
   * @param packages modules that are not files, by name
   */
  constructor(
    readonly files: Files,
    readonly scope: Readonly<Record<string, unknown>>,
    readonly packages: Readonly<Record<string, unknown>>,
  ) {}

  /** Evaluates a module of the workspace, or answers what it exported already. @throws ModuleFault, or whatever the module throws */
  load(file: string): unknown {
    const known = this.#loaded.get(file)
    if (known) return known.exports
    const text = this.files[file] ?? ''
    const module = { exports: {} as unknown }
    this.#loaded.set(file, module)
    try {
      if (file.endsWith('.json')) module.exports = readJson(file, text)
      else {
        const names = ['exports', 'module', 'require', ...Object.keys(this.scope)]
        const require = (name: string) => this.#require(file, name)
        compile(file, text, names)(module.exports, module, require, ...Object.values(this.scope))
      }
    } catch (error) {
      this.#loaded.delete(file)
      throw error
    }
    return module.exports
  }

  #require(from: string, name: string): unknown {
    if (Object.hasOwn(this.packages, name)) return this.packages[name]
    if (!/^\.{1,2}(\/|$)/.test(name)) {
      const known = Object.keys(this.packages).map((each) => `\`${each}\``)
      const help = `A service can import ${known.join(', ')} and files of this workspace, such as \`./money\`.`
      throw new ModuleFault(`There is no package \`${name}\` here.`, this.#place(from, name), help)
    }
    const path = join(from, name)
    const tried = [...ENDINGS.map((ending) => path + ending), path.replace(/\.js$/, '.ts')]
    const found = tried.find((each) => this.files[each] !== undefined)
    if (found !== undefined) return this.load(found)
    const meant = nearest(`${path}.ts`, Object.keys(this.files))
    throw new ModuleFault(
      `There is no file \`${path}\` in this workspace.`,
      this.#place(from, name),
      meant ? `Did you mean \`${meant}\`?` : `Add \`${path}.ts\`, or take the import out.`,
    )
  }

  /** Where the module's text names what it imports. */
  #place(file: string, name: string) {
    const text = this.files[file] ?? ''
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const match = new RegExp(`(?:from|import|require\\()\\s*(['"])${escaped}\\1`).exec(text)
    if (!match) return lineCause(file, text, 1)
    const end = match.index + match[0].length
    return { file, start: end - name.length - 2, end }
  }
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ModuleFault(error instanceof Error ? error.message : String(error), lineCause(file, text, 1))
  }
}

function join(from: string, name: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of name.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
