import { z } from 'zod'
import type { Json } from '@/core'
import { validateDocument } from '@/gateway/kong/document'
import { plugins } from '@/gateway/kong/plugins'
import { part } from '../keys'
import { equal } from '../match/equal'
import { type Mismatch, type Result, resultOf } from '../types'
import { turnsOnUndescribed } from './undescribed'

const faultSchema = part({
  path: z.string().optional(),
  entity: z.string().optional(),
  message: z.string().optional(),
  messageStartsWith: z.string().optional(),
})

const schema = part({
  id: z.string(),
  config: z.json(),
  valid: z.boolean(),
  errors: z.array(faultSchema).optional(),
  stage: z.enum(['schema', 'references']).optional(),
  normalized: z.json().optional(),
  flattenedErrors: z
    .array(
      part({
        entityType: z.string(),
        entityName: z.string().optional(),
        entityId: z.string().optional(),
        entityTags: z.array(z.string()).optional(),
        errors: z.array(
          part({ field: z.string().optional(), message: z.string(), type: z.enum(['field', 'entity']) }),
        ),
      }),
    )
    .optional(),
})

type WantedFault = z.infer<typeof faultSchema>

/** `config-validation.json`: what Kong says of a document, and what it makes of it. */
export function configValidation(value: unknown): Result {
  const wanted = schema.parse(value)
  const undescribed = turnsOnUndescribed(wanted)
  if (undescribed !== undefined)
    return { state: 'skipped', reason: `the configuration of ${undescribed} is not described yet` }
  const got = validateDocument(wanted.config, plugins)
  const found: Mismatch[] = []
  const compare = (at: string, expected: Json | undefined, is: Json) => {
    if (expected !== undefined && !equal(inOrder(expected), inOrder(is)))
      found.push({ at, expected, got: is })
  }
  compare('valid', wanted.valid, got.valid)
  compare('stage', wanted.stage, got.stage ?? null)
  compare('normalized', wanted.normalized, got.normalized ?? null)
  compare(
    'flattenedErrors',
    wanted.flattenedErrors && plain(wanted.flattenedErrors),
    plain(got.flattenedErrors ?? null),
  )
  if (wanted.errors && !sameFaults(wanted.errors, got.errors ?? [])) {
    found.push({ at: 'errors', expected: plain(wanted.errors), got: plain(got.errors ?? null) })
  }
  return resultOf(found)
}

/** Without what is `undefined`, as JSON would write it. */
function plain(value: object | null): Json {
  return JSON.parse(JSON.stringify(value))
}

/** The order of lists is not significant: each is brought into one and the same. */
function inOrder(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    return value.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, item]) => [key, inOrder(item)]))
}

function sameFaults(wanted: readonly WantedFault[], got: readonly WantedFault[]): boolean {
  const left = [...got]
  for (const fault of wanted) {
    const at = left.findIndex((one) => answers(fault, one))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return left.length === 0
}

function answers(wanted: WantedFault, got: WantedFault): boolean {
  return (
    wanted.path === got.path &&
    wanted.entity === got.entity &&
    (wanted.message === undefined || wanted.message === got.message) &&
    (got.message ?? '').startsWith(wanted.messageStartsWith ?? '')
  )
}
