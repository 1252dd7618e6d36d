import { z } from 'zod'
import type { HeaderList } from '@/core'

/** Headers in a vector: a list stands for that many lines. */
export const headersSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

export function headerLines(headers: z.infer<typeof headersSchema>): HeaderList {
  return Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
}
