/** Addresses and blocks of addresses, IPv4 and IPv6. */
interface Address {
  readonly bits: 32 | 128
  readonly value: bigint
}

/** The address as a number, or `undefined` for anything that is none. Brackets around IPv6 are accepted. */
export function parseAddress(text: string): Address | undefined {
  if (text.includes(':')) {
    const value = parseV6(text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text)
    return value === undefined ? undefined : { bits: 128, value }
  }
  const value = parseV4(text)
  return value === undefined ? undefined : { bits: 32, value }
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let value = 0n
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined
    value = (value << 8n) | BigInt(part)
  }
  return value
}

function parseV6(text: string): bigint | undefined {
  const mapped = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (mapped) {
    const low = parseV4(mapped[2] as string)
    if (low === undefined) return undefined
    return parseV6(`${mapped[1]}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`)
  }
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const [head = [], tail = []] = groups
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  let value = 0n
  for (const group of [...head, ...Array<string>(missing).fill('0'), ...tail]) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined
    value = (value << 16n) | BigInt(`0x${group}`)
  }
  return value
}

/**
 * A test whether an address lies in one of the blocks, compiled once.
 * @param blocks addresses (`10.0.0.1`) or blocks (`10.0.0.0/8`, `::/0`); what is neither matches nothing
 */
export function compileBlocks(blocks: readonly string[]): (ip: string) => boolean {
  const compiled = blocks.flatMap((block) => {
    const [base = '', length] = block.split('/')
    const address = parseAddress(base)
    if (!address || (length !== undefined && !/^\d+$/.test(length))) return []
    const shift = BigInt(address.bits) - BigInt(length ?? address.bits)
    return shift < 0n ? [] : [{ bits: address.bits, shift, prefix: address.value >> shift }]
  })
  if (compiled.length === 0) return () => false
  return (ip) => {
    const address = parseAddress(ip)
    if (!address) return false
    for (const block of compiled) {
      if (block.bits === address.bits && address.value >> block.shift === block.prefix) return true
    }
    return false
  }
}
