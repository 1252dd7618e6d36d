/** Addresses of the world's network, 172.20.0.0/16 as Docker would hand it out. */
export interface Named {
  readonly name: string
  readonly replicas: number
}

/**
 * The addresses of each service's replicas. They hang on the name and the number alone, so an edit
 * elsewhere moves no one: the third byte comes from the name, the fourth is the number plus one
 * (172.20.0.1 is the way out, as in Docker). Two names that fall together are told apart in the
 * order of the alphabet.
 */
export function addresses(services: readonly Named[]): Map<string, readonly string[]> {
  const taken = new Set<number>()
  const given = new Map<string, readonly string[]>()
  for (const { name, replicas } of [...services].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    let third = hash(name) % 256
    while (taken.has(third) && taken.size < 256) third = (third + 1) % 256
    taken.add(third)
    given.set(
      name,
      Array.from({ length: replicas }, (_, index) => `172.20.${third}.${index + 2}`),
    )
  }
  return given
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value ^ (value >>> 16)) >>> 0
}
