/** What Kong accepts, yet the reader would want to know. */
import type { Problem } from '@/core'
import type { KongDocument } from '../entities'
import type { Field, RecordField } from '../field'
import type { Plugin } from '../plugin'
import { type Located, placeOf } from './located'
import type { Rules } from './shape'
import { isRow, own } from './table'

type Note = Omit<Problem, 'severity' | 'cause'>

/** Warnings and notes on a sound document. */
export function adviceOn(document: KongDocument, rules: Rules, top: Located, file: string): Problem[] {
  return [
    ...versionNote(top, file),
    ...routeAdvice(document, rules.flavor),
    ...pluginAdvice(document, rules.plugins),
    ...emptyUpstreams(document),
  ]
}

function versionNote(top: Located, file: string): Problem[] {
  const version = isRow(top.value) ? own(top.value, '_format_version') : undefined
  if (version === '3.0') return []
  return [
    {
      severity: 'info',
      code: 'kong/old-format',
      message: `format ${version} is read as Kong 3 reads it: a path with other than letters, digits and \`. - _ ~ / %\` counts as a regular expression`,
      path: '_format_version',
      cause: placeOf(top, ['_format_version'], file),
      help: 'With `_format_version: "3.0"`, put `~` in front of regular expressions.',
    },
  ]
}

/** Signs that hardly stand in a plain path, but often in regular expressions. */
const REGEX_LIKE = /\\[dwsDWSb./]|\(\?|\[[^\]]+\]|\([^)]*[|*+?][^)]*\)|\.[*+]|^\/?\^|\$$/

function routeAdvice(document: KongDocument, flavor: Rules['flavor']): Problem[] {
  const problems: Problem[] = []
  for (const route of document.routes) {
    const add = (note: Note, ...at: (string | number)[]) =>
      problems.push({ severity: 'warning', ...note, cause: route.origin.at(...at) })
    if (route.path_handling === 'v1') {
      const effect = flavor === 'traditional' ? '' : ' and has no effect with this router'
      const message = `path_handling \`v1\` is deprecated${effect}`
      add({ code: 'kong/deprecated', message, help: 'Remove it, or write `v0`.' }, 'path_handling')
    }
    for (const [i, path] of (route.paths ?? []).entries()) {
      if (path.startsWith('~') || !REGEX_LIKE.test(path)) continue
      const message = 'this path is taken letter by letter, not as a regular expression'
      add(
        { code: 'kong/plain-regex', message, help: `Write \`~${path}\` for a regular expression.` },
        'paths',
        i,
      )
    }
  }
  return problems
}

function emptyUpstreams(document: KongDocument): Problem[] {
  const filled = new Set(document.targets.map((target) => target.upstream))
  return document.upstreams
    .filter(
      (upstream) =>
        !filled.has(upstream) && document.services.some((service) => service.host === upstream.name),
    )
    .map((upstream) => ({
      severity: 'warning',
      code: 'kong/no-targets',
      message: `upstream \`${upstream.name}\` has no targets: its calls are answered with 503`,
      cause: upstream.origin.at('name'),
      help: 'Add `targets` to it.',
    }))
}

function pluginAdvice(document: KongDocument, plugins: ReadonlyMap<string, Plugin>): Problem[] {
  const problems: Problem[] = []
  for (const entity of document.plugins) {
    const plugin = plugins.get(entity.name)
    if (!plugin) continue
    for (const { path, text } of deprecations(plugin.config, ['config'], (at) =>
      entity.origin.wrote(...at),
    )) {
      const cause = entity.origin.at(...path)
      problems.push({ severity: 'warning', code: 'kong/deprecated', message: text, cause, docs: plugin.docs })
    }
  }
  return problems
}

interface Deprecation {
  readonly path: readonly string[]
  readonly text: string
}

function deprecations(
  field: RecordField,
  path: readonly string[],
  wrote: (path: readonly string[]) => boolean,
): Deprecation[] {
  const found: Deprecation[] = []
  const parts: [string, Field | { deprecated?: string; type: string }][] = [
    ...Object.entries(field.fields),
    ...Object.entries(field.shorthands ?? {}),
  ]
  for (const [name, part] of parts) {
    const at = [...path, name]
    if (!wrote(at)) continue
    if (part.deprecated) found.push({ path: at, text: part.deprecated })
    else if (part.type === 'record' && 'fields' in part) found.push(...deprecations(part, at, wrote))
  }
  return found
}
