/** The newest open-source release, as `Via` and `Server` name it. The behaviour is described in docs/architecture.md. */
export const KONG_VERSION = '3.9.3'
