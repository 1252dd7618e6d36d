/** Changes of request headers, in Kong's order. Behaviour: Kong/kong `kong/plugins/request-transformer/access.lua`. */
import type { HeaderList } from '@/core'
import type { Changes } from './transform-body'

interface Field {
  name: string
  values: string[]
}

/**
 * @returns the new list, what was done in a few words each, and a new `Host` when one was set
 */
export function changeHeaders(
  headers: HeaderList,
  changes: Changes,
): { readonly headers: HeaderList; readonly done: readonly string[]; readonly host: string | undefined } {
  const fields = new Map<string, Field>()
  let hosts: HeaderList = []
  for (const line of headers) {
    const key = line[0].toLowerCase()
    const field = fields.get(key)
    if (key === 'host') hosts = [...hosts, line]
    else if (field) field.values.push(line[1])
    else fields.set(key, { name: line[0], values: [line[1]] })
  }
  /** Where nothing stands under a name with underscores, the one with hyphens is looked at. */
  const look = (key: string) => fields.get(key) ?? fields.get(key.replaceAll('_', '-'))
  const done: string[] = []
  let host: string | undefined
  for (const { name } of changes.remove) {
    if (fields.delete(name.toLowerCase())) done.push(`− ${name}`)
  }
  for (const { name, value } of changes.rename) {
    const [from, to] = [name.toLowerCase(), value.toLowerCase()]
    const field = look(from)
    if (!field || name === value) continue
    if (from !== to) fields.delete(from)
    if (to === 'host') host = field.values[0]
    else fields.set(to, { name: value, values: field.values })
    done.push(`${name} → ${value}`)
  }
  for (const { name, value } of changes.replace) {
    const key = name.toLowerCase()
    if (key === 'host') host = value
    else if (look(key)) fields.set(key, { name: fields.get(key)?.name ?? name, values: [value] })
    else continue
    done.push(`${name}: ${value}`)
  }
  for (const { name, value } of changes.add) {
    const key = name.toLowerCase()
    if (key === 'host' || look(key)) continue
    fields.set(key, { name, values: [value] })
    done.push(`+ ${name}`)
  }
  for (const { name, value } of changes.append) {
    const key = name.toLowerCase()
    if (key === 'host') host = value
    else fields.set(key, { name, values: [...(look(key)?.values ?? []), value] })
    done.push(`+ ${name}`)
  }
  if (done.length === 0) return { headers, done, host }
  const lines = [...fields.values()].flatMap(({ name, values }) =>
    values.map((value): readonly [string, string] => [name, value]),
  )
  return { headers: [...hosts, ...lines], done, host }
}
