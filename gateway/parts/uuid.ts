import { hex } from '@/core'

/** A version 4 UUID from numbers in [0, 1). */
export function uuid(random: () => number): string {
  const digits = hex(random, 30)
  const variant = '89ab'[Math.floor(random() * 4)]
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${digits.slice(15, 18)}-${digits.slice(18)}`
}
