/**
 * The settings of kong.conf that the simulation honours: type, default, and what each does.
 * Source: Kong/kong `kong.conf.default`, `kong/conf_loader/parse.lua`.
 */
import type { KongConf } from '../entities'
import { isIpOrCidr } from '../schema/address'

export type Values = { -readonly [Name in Exclude<keyof KongConf, 'cause'>]: KongConf[Name] }
export type SettingName = keyof Values

export const DEFAULTS: Values = {
  router_flavor: 'traditional_compatible',
  trusted_ips: [],
  real_ip_header: 'X-Real-IP',
  real_ip_recursive: false,
  headers: ['server_tokens', 'latency_tokens', 'X-Kong-Request-Id'],
  headers_upstream: ['X-Kong-Request-Id'],
  untrusted_lua: 'sandbox',
  untrusted_lua_sandbox_requires: [],
  untrusted_lua_sandbox_environment: [],
  allow_debug_header: false,
}

type Result<T> = { readonly value: T } | { readonly error: string; readonly options?: readonly string[] }

export interface Setting<Name extends SettingName> {
  readonly description: string
  parse(text: string): Result<Values[Name]>
}

function oneOf<T extends string>(name: string, options: readonly T[]): (text: string) => Result<T> {
  return (text) => {
    const value = options.find((option) => option === text)
    if (value !== undefined) return { value }
    return { error: `${name} has an invalid value: '${text}' (${options.join(', ')})`, options }
  }
}

const SWITCH: Readonly<Record<string, boolean>> = { on: true, off: false, true: true, false: false }

function onOff(name: string): (text: string) => Result<boolean> {
  return (text) => {
    const value = Object.hasOwn(SWITCH, text.toLowerCase()) ? SWITCH[text.toLowerCase()] : undefined
    return value === undefined
      ? { error: `${name} is not a boolean: '${text}'`, options: ['on', 'off'] }
      : { value }
  }
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

const UPSTREAM_HEADERS = ['X-Kong-Request-Id']
const HEADERS = [
  'server_tokens',
  'latency_tokens',
  'Via',
  'Server',
  'X-Kong-Proxy-Latency',
  'X-Kong-Response-Latency',
  'X-Kong-Admin-Latency',
  'X-Kong-Upstream-Latency',
  'X-Kong-Upstream-Status',
  'X-Kong-Request-Id',
]

/** Header names in Kong's own spelling. `off` in the first place means none, and elsewhere nothing. */
function headerList(name: string, known: readonly string[]): (text: string) => Result<readonly string[]> {
  return (text) => {
    const value: string[] = []
    for (const item of list(text)) {
      const header = [...known, 'off'].find((one) => one.toLowerCase() === item.toLowerCase())
      if (!header) return { error: `${name}: invalid entry '${item}'`, options: [...known, 'off'] }
      value.push(header)
    }
    return { value: value[0] === 'off' ? [] : value.filter((header) => header !== 'off') }
  }
}

export const SETTINGS: { readonly [Name in SettingName]: Setting<Name> } = {
  router_flavor: {
    description: 'Which router is used.',
    parse: oneOf('router_flavor', ['traditional', 'traditional_compatible', 'expressions']),
  },
  trusted_ips: {
    description: 'Addresses whose `X-Forwarded-…` headers Kong believes.',
    parse(text) {
      const value = list(text)
      const bad = value.find((item) => item !== 'unix:' && !isIpOrCidr(item))
      if (bad === undefined) return { value }
      return {
        error: `trusted_ips must be a comma separated list in the form of IPv4 or IPv6 address or CIDR block or 'unix:', got '${bad}'`,
      }
    },
  },
  real_ip_header: {
    description: 'The header in which a trusted address tells whose call it passes on.',
    parse: (text) => ({ value: text }),
  },
  real_ip_recursive: {
    description: 'Whether trusted addresses inside that header are passed over as well.',
    parse: onOff('real_ip_recursive'),
  },
  headers: { description: 'Headers Kong adds to answers.', parse: headerList('headers', HEADERS) },
  headers_upstream: {
    description: 'Headers Kong adds to requests.',
    parse: headerList('headers_upstream', UPSTREAM_HEADERS),
  },
  untrusted_lua: {
    description: 'Whether Lua in the configuration may run.',
    parse: oneOf('untrusted_lua', ['off', 'sandbox', 'on']),
  },
  untrusted_lua_sandbox_requires: {
    description: 'Modules that Lua in the sandbox may `require`.',
    parse: (text) => ({ value: list(text) }),
  },
  untrusted_lua_sandbox_environment: {
    description: 'Globals that Lua in the sandbox may use, for example `string.sub`.',
    parse: (text) => ({ value: list(text) }),
  },
  allow_debug_header: {
    description: 'Whether `Kong-Debug: 1` makes Kong name the route and service in its answer.',
    parse: onOff('allow_debug_header'),
  },
}

/** Other names under which Kong takes a setting. */
export const ALIASES: Readonly<Record<string, SettingName>> = {
  nginx_proxy_real_ip_header: 'real_ip_header',
  nginx_proxy_real_ip_recursive: 'real_ip_recursive',
}
