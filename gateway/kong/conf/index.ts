/**
 * kong.conf: one `name = value` a line, `#` starts a comment.
 * Behaviour: Kong/kong `kong/conf_loader/init.lua`.
 */
import { type Cause, type Files, nearest, type Problem } from '@/core'
import type { KongConf } from '../entities'
import { FAMILIES, KNOWN_SETTINGS } from './known'
import { ALIASES, DEFAULTS, SETTINGS, type SettingName, type Values } from './settings'

export const CONF_FILE = 'kong.conf'

const DOCS = 'https://developer.konghq.com/gateway/configuration/'

interface Line {
  readonly name: string
  readonly value: string
  readonly nameAt: Cause
  readonly valueAt: Cause
}

/** The lines of a file that set something, and those that are none. */
function linesOf(text: string): { lines: Line[]; strays: Cause[] } {
  const lines: Line[] = []
  const strays: Cause[] = []
  let offset = 0
  const at = (start: number, length: number): Cause => ({ file: CONF_FILE, start, end: start + length })
  for (const line of text.split('\n')) {
    const found = /^(\s*)([^\s=#]+)(\s*=\s*)(.*?)\s*$/.exec(line)
    if (found) {
      const [, indent = '', name = '', equals = '', raw = ''] = found
      const bare = raw.replace(/\s*(?<!\\)#.*$/, '')
      const start = offset + indent.length
      lines.push({
        name: name.toLowerCase(),
        value: bare.replaceAll('\\#', '#'),
        nameAt: at(start, name.length),
        valueAt: at(start + name.length + equals.length, bare.length),
      })
    } else if (/^\s*[^\s#]/.test(line)) strays.push(at(offset, line.trimEnd().length))
    offset += line.length + 1
  }
  return { lines, strays }
}

/**
 * Reads the workspace's `kong.conf`; without one, Kong's defaults hold. A setting with a wrong value keeps
 * its default, and an error says so. Never throws.
 */
export function loadConf(files: Files): { conf: KongConf; problems: readonly Problem[] } {
  const { lines, strays } = linesOf(Object.hasOwn(files, CONF_FILE) ? (files[CONF_FILE] ?? '') : '')
  const values: Values = { ...DEFAULTS }
  const causes = new Map<string, Cause>()
  const problems: Problem[] = strays.map((cause) => ({
    severity: 'warning',
    code: 'kong/conf-line',
    message: 'this line sets nothing',
    cause,
    help: 'Write `name = value`, or put `#` in front.',
  }))
  for (const line of lines) {
    const name = Object.hasOwn(ALIASES, line.name) ? ALIASES[line.name] : settingName(line.name)
    if (name) {
      const error = apply(values, name, line)
      if (error) problems.push(error)
      else causes.set(name, { ...line.nameAt, end: Math.max(line.nameAt.end, line.valueAt.end) })
    } else problems.push(notHonoured(line))
  }
  return { conf: { ...values, cause: (setting) => causes.get(setting) }, problems }
}

function settingName(name: string): SettingName | undefined {
  return Object.hasOwn(SETTINGS, name) ? (name as SettingName) : undefined
}

function apply<Name extends SettingName>(values: Values, name: Name, line: Line): Problem | undefined {
  // An empty value leaves the default, as in Kong.
  if (line.value === '') return undefined
  const result = SETTINGS[name].parse(line.value)
  if ('value' in result) {
    values[name] = result.value as Values[Name]
    return undefined
  }
  const near = result.options && nearest(line.value, result.options)
  return {
    severity: 'error',
    code: 'kong/conf-value',
    message: result.error,
    path: name,
    cause: line.valueAt,
    help: near ? `Did you mean \`${near}\`?` : SETTINGS[name].description,
    docs: DOCS,
  }
}

function notHonoured({ name, nameAt }: Line): Problem {
  if (KNOWN_SETTINGS.includes(name) || FAMILIES.some((family) => name.startsWith(family))) {
    const message = `\`${name}\` is not simulated; it changes nothing here`
    return {
      severity: 'info',
      code: 'kong/conf-not-simulated',
      message,
      path: name,
      cause: nameAt,
      docs: DOCS,
    }
  }
  const bare = name.replace(/^kong_/, '')
  const near = nearest(bare, [...Object.keys(SETTINGS), ...KNOWN_SETTINGS])
  return {
    severity: 'warning',
    code: 'kong/conf-unknown',
    message: `Kong has no setting \`${name}\` and passes it over`,
    path: name,
    cause: nameAt,
    help: near ? `Did you mean \`${near}\`?` : undefined,
    docs: DOCS,
  }
}
