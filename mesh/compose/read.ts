import type { Cause, Files, Problem } from '@/core'
import { isRecord, type Path, readEnvFile, Source, sayPath } from './document'
import { COMPOSE_FILES, DEPLOY_KEYS, SERVICE_KEYS, TOP_KEYS } from './keys'
import { type Mock, readMock } from './mock'

export interface ComposeService {
  readonly name: string
  /** Further names on the network: `container_name` and aliases. */
  readonly aliases: readonly string[]
  readonly replicas: number
  /** The ports it listens on; the first one is its port in the drawing. */
  readonly ports: readonly number[]
  readonly environment: Readonly<Record<string, string>>
  readonly mock: Mock
  readonly cause: Cause
}

export interface Compose {
  /** Absent when the file cannot be used at all. */
  readonly services?: readonly ComposeService[]
  readonly problems: readonly Problem[]
}

const DEFAULT_PORT = 8080
const MOST_REPLICAS = 50

/** Reads the workspace's Compose file. Every fault is a `Problem` on its place. */
export function readCompose(files: Files): Compose {
  const file = COMPOSE_FILES.find((name) => files[name] !== undefined)
  if (file === undefined) {
    const cause = { file: 'compose.yaml', start: 0, end: 0 }
    const message = 'There is no compose.yaml, so no service runs.'
    const help = 'Add a compose.yaml with a `services` mapping, one key per service.'
    return { problems: [{ severity: 'error', code: 'compose/missing', message, cause, help }] }
  }
  const source = new Source(file, files[file] ?? '', readEnvFile(files['.env'] ?? ''))
  if (source.data === undefined) return { problems: source.problems }
  const top = source.map(source.data, [], TOP_KEYS)
  if (!top) return { problems: source.problems }
  if (!isRecord(top.services)) {
    const help = 'Write `services:` and under it one key per service.'
    source.add(['services'], 'compose/no-services', `${file} has no mapping \`services\``, help)
    return { problems: source.problems }
  }
  const services = Object.entries(top.services).map(([name, value]) => readService(source, name, value))
  return { services, problems: source.problems }
}

function readService(source: Source, name: string, value: unknown): ComposeService {
  const path: Path = ['services', name]
  const map = (value === null ? {} : source.map(value, path, SERVICE_KEYS)) ?? {}
  if (!/^[a-zA-Z0-9._-]+$/.test(name))
    source.add(
      path,
      'compose/name',
      `A service's name may hold letters, digits, \`.\`, \`_\` and \`-\``,
      undefined,
      source.atKey(path),
    )
  return {
    name,
    aliases: readAliases(map),
    replicas: readReplicas(source, map, path),
    ports: readPorts(source, map.expose, [...path, 'expose']),
    environment: readEnvironment(map.environment),
    mock: readMock(source, map['x-mock'], [...path, 'x-mock']),
    cause: source.atKey(path),
  }
}

function readReplicas(source: Source, map: Record<string, unknown>, path: Path): number {
  const deploy = map.deploy == null ? undefined : source.map(map.deploy, [...path, 'deploy'], DEPLOY_KEYS)
  const at = deploy?.replicas === undefined ? [...path, 'scale'] : [...path, 'deploy', 'replicas']
  const replicas = deploy?.replicas ?? map.scale ?? 1
  if (typeof replicas !== 'number' || !Number.isInteger(replicas) || replicas < 0)
    source.add(at, 'compose/replicas', `${sayPath(at)} must be a whole number, 0 or more`)
  else if (replicas <= MOST_REPLICAS) return replicas
  else source.add(at, 'compose/replicas', `At most ${MOST_REPLICAS} replicas of a service run here`)
  return 1
}

function readPorts(source: Source, expose: unknown, path: Path): readonly number[] {
  if (expose === undefined || expose === null) return [DEFAULT_PORT]
  if (!Array.isArray(expose)) {
    source.add(path, 'compose/expose', `${sayPath(path)} must be a list of ports`, 'Write `["8080"]`.')
    return [DEFAULT_PORT]
  }
  const ports: number[] = []
  expose.forEach((entry, index) => {
    const match = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/tcp)?$/.exec(String(entry))
    const first = Number(match?.[1])
    const last = Number(match?.[2] ?? match?.[1])
    if (match && first >= 1 && last <= 65535 && last - first < 100)
      for (let port = first; port <= last; port++) ports.push(port)
    else if (!String(entry).endsWith('/udp'))
      source.add([...path, index], 'compose/expose', `${String(entry)} is no port`, 'Write `"8080"`.')
  })
  return ports.length > 0 ? ports : [DEFAULT_PORT]
}

function readAliases(map: Record<string, unknown>): readonly string[] {
  const aliases = typeof map.container_name === 'string' ? [map.container_name] : []
  if (!isRecord(map.networks)) return aliases
  for (const network of Object.values(map.networks))
    if (isRecord(network) && Array.isArray(network.aliases)) aliases.push(...network.aliases.map(String))
  return aliases
}

/** Both forms that Compose has: a mapping, and a list of `NAME=value`. */
function readEnvironment(value: unknown): Record<string, string> {
  if (Array.isArray(value))
    return Object.fromEntries(
      value.map(String).map((line) => /^([^=]*)=?([\s\S]*)$/.exec(line)?.slice(1) ?? []),
    )
  if (!isRecord(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item ?? '')]))
}
