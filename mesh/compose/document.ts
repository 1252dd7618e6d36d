import { type Document, isAlias, isMap, isNode, isScalar, parseDocument } from 'yaml'
import { type Cause, nearest, type Problem } from '@/core'
import { COMPOSE_DOCS } from './keys'

export type Path = readonly (string | number)[]

/** A parsed YAML file that can say where each of its values stands. */
export class Source {
  readonly problems: Problem[] = []
  /** Plain data; `undefined` when the text is no YAML. */
  readonly data: unknown
  readonly #document: Document

  constructor(
    readonly file: string,
    text: string,
    variables: Readonly<Record<string, string>>,
  ) {
    // Merge keys are no part of YAML 1.2, but Compose's own reader knows them.
    this.#document = parseDocument(text, { merge: true, prettyErrors: false })
    for (const fault of [...this.#document.errors, ...this.#document.warnings]) {
      const [start, end] = fault.pos
      this.problems.push({
        severity: fault.name === 'YAMLWarning' ? 'warning' : 'error',
        code: 'compose/yaml',
        message: fault.message,
        cause: { file, start, end: Math.max(end, start + 1) },
        help: 'Mend the YAML here; until then the services keep the last file that could be read.',
      })
    }
    this.data = undefined
    if (this.#document.errors.length > 0) return
    try {
      this.data = interpolate(this.#document.toJS({ maxAliasCount: 100 }), variables)
    } catch (error) {
      this.add([], 'compose/yaml', error instanceof Error ? error.message : String(error))
    }
  }

  /** The place of a value, or of the nearest value around it when it came by an alias or a merge. */
  at(path: Path): Cause {
    for (let length = path.length; length > 0; length--) {
      const node = this.#document.getIn(path.slice(0, length), true)
      if (isNode(node) && !isAlias(node) && node.range)
        return { file: this.file, start: node.range[0], end: Math.max(node.range[1], node.range[0] + 1) }
    }
    return { file: this.file, start: 0, end: 1 }
  }

  /** The place of a key. */
  atKey(path: Path): Cause {
    const parent = path.length === 1 ? this.#document.contents : this.#document.getIn(path.slice(0, -1), true)
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => (isScalar(key) ? key.value : key) === path.at(-1))
      : undefined
    const range = pair && isNode(pair.key) ? pair.key.range : undefined
    return range ? { file: this.file, start: range[0], end: range[1] } : this.at(path)
  }

  add(path: Path, code: string, message: string, help?: string, cause?: Cause): void {
    this.problems.push({
      severity: 'error',
      code,
      message,
      path: sayPath(path),
      cause: cause ?? this.at(path),
      ...(help ? { help } : {}),
      ...(code === 'compose/unknown-key' ? { docs: COMPOSE_DOCS } : {}),
    })
  }

  /** Complains about each key of a map that is neither known nor an extension. Answers the map, or `undefined` for anything else. */
  map(value: unknown, path: Path, known: Iterable<string> | undefined): Record<string, unknown> | undefined {
    if (!isRecord(value)) {
      this.add(path, 'compose/type', `${sayPath(path) || this.file} must be a mapping`)
      return undefined
    }
    if (!known) return value
    const words = [...known]
    for (const key of Object.keys(value)) {
      if (key.startsWith('x-') || words.includes(key)) continue
      const meant = nearest(key, words)
      this.add(
        [...path, key],
        'compose/unknown-key',
        `${sayPath([...path, key])}: there is no such key`,
        meant
          ? `Did you mean \`${meant}\`?`
          : words.length > 12
            ? 'Keys of your own begin with `x-`.'
            : `Known here: ${words.join(', ')}.`,
        this.atKey([...path, key]),
      )
    }
    return value
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function sayPath(path: Path): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : String(part)),
    '',
  )
}

const VARIABLE = /\$(?:\$|\{(\w+)(?:(:?[-?+])([^}]*))?\}|(\w+))/g

/** `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME:+other}` and `$$` in every string, as Compose reads them. */
function interpolate(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return value.includes('$') ? fill(value, variables) : value
  if (Array.isArray(value)) return value.map((item) => interpolate(item, variables))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolate(item, variables)]))
}

function fill(text: string, variables: Readonly<Record<string, string>>): unknown {
  const filled = text.replace(
    VARIABLE,
    (all, braced?: string, operator?: string, word?: string, bare?: string) => {
      if (all === '$$') return '$'
      const found = variables[braced ?? bare ?? '']
      const empty = found === undefined || (operator?.startsWith(':') === true && found === '')
      if (operator?.endsWith('+')) return empty ? '' : (word ?? '')
      return empty ? (operator?.endsWith('-') ? (word ?? '') : '') : found
    },
  )
  // `replicas: ${N:-2}` is text to YAML and a number to Compose.
  return filled !== text && /^-?\d+(\.\d+)?$/.test(filled) ? Number(filled) : filled
}

/** The variables of a workspace's `.env` file. */
export function readEnvFile(text: string): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line)
    if (match?.[1] !== undefined) variables[match[1]] = (match[2] ?? '').replace(/^(['"])(.*)\1$/, '$2')
  }
  return variables
}
