/**
 * The entities of a declarative document after validation, defaults and flattening: what router,
 * plugins and proxy work on. Field names are Kong's own.
 */
import type { Cause, Json } from '@/core'

/** Where an entity stands in the reader's text. */
export interface Origin {
  readonly cause: Cause
  /** The place of a field below the entity; of the nearest written ancestor when it is a default. */
  at(...path: readonly (string | number)[]): Cause
  /** Whether the reader wrote this field, as against a default. */
  wrote(...path: readonly (string | number)[]): boolean
}

export interface Entity {
  readonly id: string
  readonly tags?: readonly string[]
  readonly origin: Origin
}

export interface Service extends Entity {
  readonly name?: string
  readonly protocol: 'http' | 'https' | 'grpc' | 'grpcs' | 'tcp' | 'tls' | 'tls_passthrough' | 'udp'
  readonly host: string
  readonly port: number
  readonly path?: string
  readonly retries: number
  readonly connect_timeout: number
  readonly write_timeout: number
  readonly read_timeout: number
  readonly enabled: boolean
}

export interface Route extends Entity {
  readonly name?: string
  readonly service: Service | null
  readonly protocols: readonly string[]
  readonly methods?: readonly string[]
  readonly hosts?: readonly string[]
  readonly paths?: readonly string[]
  readonly headers?: Readonly<Record<string, readonly string[]>>
  readonly snis?: readonly string[]
  readonly regex_priority: number
  readonly strip_path: boolean
  readonly preserve_host: boolean
  readonly path_handling: 'v0' | 'v1'
  readonly https_redirect_status_code: number
  readonly request_buffering: boolean
  readonly response_buffering: boolean
  /** Seconds since 1970. */
  readonly created_at?: number
}

export interface Consumer extends Entity {
  readonly username?: string
  readonly custom_id?: string
}

export interface Credential extends Entity {
  readonly consumer: Consumer
}

export interface KeyAuthCredential extends Credential {
  readonly key: string
}

export interface BasicAuthCredential extends Credential {
  readonly username: string
  readonly password: string
}

export interface PluginEntity extends Entity {
  readonly name: string
  readonly instance_name?: string
  /** With defaults filled in. */
  readonly config: Readonly<Record<string, Json>>
  readonly enabled: boolean
  readonly protocols: readonly string[]
  readonly route: Route | null
  readonly service: Service | null
  readonly consumer: Consumer | null
}

export interface Upstream extends Entity {
  readonly name: string
  readonly algorithm: string
  readonly slots: number
  readonly host_header?: string
  /** All other fields with defaults, in Kong's own shape (`hash_on`, `healthchecks`, …). */
  readonly settings: Readonly<Record<string, Json>>
}

export interface Target extends Entity {
  readonly upstream: Upstream
  /** `host:port` */
  readonly target: string
  readonly weight: number
}

export interface KongDocument {
  readonly services: readonly Service[]
  readonly routes: readonly Route[]
  readonly consumers: readonly Consumer[]
  readonly plugins: readonly PluginEntity[]
  readonly upstreams: readonly Upstream[]
  readonly targets: readonly Target[]
  readonly keyauth_credentials: readonly KeyAuthCredential[]
  readonly basicauth_credentials: readonly BasicAuthCredential[]
}

/** The settings of `kong.conf` that the simulation honours, with Kong's defaults. */
export interface KongConf {
  readonly router_flavor: 'traditional_compatible' | 'traditional' | 'expressions'
  /** CIDR blocks or addresses, or `unix:`. */
  readonly trusted_ips: readonly string[]
  readonly real_ip_header: string
  readonly real_ip_recursive: boolean
  readonly headers: readonly string[]
  readonly headers_upstream: readonly string[]
  readonly untrusted_lua: 'off' | 'sandbox' | 'on'
  /** Modules that Lua in the sandbox may `require`. */
  readonly untrusted_lua_sandbox_requires: readonly string[]
  /** Globals that Lua in the sandbox may use, for example `string.sub`. */
  readonly untrusted_lua_sandbox_environment: readonly string[]
  readonly allow_debug_header: boolean
  /** Where a setting was written; absent for defaults. */
  cause(setting: string): Cause | undefined
}
