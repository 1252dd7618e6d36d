/**
 * Kong's own schema language, as far as declarative files and plugin configurations use it. One table
 * written in these terms is the source of validation, defaults, and the editor's completion and hover.
 * Behaviour: Kong/kong `kong/db/schema/init.lua`.
 */
import type { Json } from '@/core'

interface Common {
  readonly required?: boolean
  readonly default?: Json
  /** Shown on hover; own words, one or two sentences. */
  readonly description?: string
  readonly unique?: boolean
  /** Accepted but no longer recommended; the text says what to use. */
  readonly deprecated?: string
  /** Filled in by Kong (UUIDs, time stamps, random keys). */
  readonly auto?: boolean
  readonly ne?: Json
  readonly err?: string
  /** A check that has no name in the table; returns Kong's message, or `undefined` when all is well. */
  readonly custom?: (value: Json) => string | undefined
}

export interface StringField extends Common {
  readonly type: 'string'
  readonly one_of?: readonly string[]
  readonly len_min?: number
  readonly len_max?: number
  readonly len_eq?: number
  readonly starts_with?: string
  readonly match?: RegExp
  readonly match_all?: readonly { readonly pattern: RegExp; readonly err: string }[]
  readonly match_none?: readonly { readonly pattern: RegExp; readonly err: string }[]
  readonly not_one_of?: readonly string[]
  readonly is_regex?: boolean
  readonly uuid?: boolean
  readonly encrypted?: boolean
}

export interface NumberField extends Common {
  readonly type: 'number' | 'integer'
  readonly between?: readonly [number, number]
  readonly gt?: number
  readonly one_of?: readonly number[]
}

export interface BooleanField extends Common {
  readonly type: 'boolean'
  readonly eq?: boolean
}

export interface ListField extends Common {
  /** A set refuses nothing twice, but Kong drops duplicates; an array keeps them. */
  readonly type: 'array' | 'set'
  readonly elements: Field
  readonly len_min?: number
}

export interface MapField extends Common {
  readonly type: 'map'
  readonly keys: StringField
  readonly values: Field
  readonly len_min?: number
}

export interface RecordField extends Common {
  readonly type: 'record'
  readonly fields: Readonly<Record<string, Field>>
  readonly entity_checks?: readonly EntityCheck[]
  /** `url`-like abbreviations: they are taken apart and not stored. */
  readonly shorthands?: Readonly<Record<string, Shorthand>>
}

export interface ForeignField extends Common {
  readonly type: 'foreign'
  readonly reference: string
}

export interface AnyField extends Common {
  readonly type: 'any'
}

export type Field =
  | StringField
  | NumberField
  | BooleanField
  | ListField
  | MapField
  | RecordField
  | ForeignField
  | AnyField

export interface Shorthand {
  readonly type: Field['type']
  /** The least length of a text; 1 when absent. */
  readonly len_min?: number
  readonly description?: string
  readonly deprecated?: string
  expand(value: Json): { readonly fields: Readonly<Record<string, Json>> } | { readonly error: string }
}

/** Checks over a whole record, named as Kong names them. */
export type EntityCheck =
  | { readonly at_least_one_of: readonly string[] }
  | {
      readonly conditional_at_least_one_of: {
        readonly if_field: string
        readonly if_match: Matcher
        readonly then_at_least_one_of: readonly string[]
        readonly then_err?: string
        readonly else_match?: Matcher
        readonly else_then_at_least_one_of?: readonly string[]
        readonly else_then_err?: string
      }
    }
  | { readonly only_one_of: readonly string[] }
  | { readonly mutually_required: readonly string[] }
  | {
      readonly mutually_exclusive_sets: { readonly set1: readonly string[]; readonly set2: readonly string[] }
    }
  | { readonly distinct: readonly string[] }
  | {
      readonly conditional: {
        readonly if_field: string
        readonly if_match: Matcher
        readonly then_field: string
        readonly then_match: Matcher
        readonly then_err?: string
      }
    }
  /** Returns a message for the whole record, or messages by field. */
  | {
      readonly custom: (
        record: Readonly<Record<string, Json>>,
      ) => string | Readonly<Record<string, string>> | undefined
    }

export interface Matcher {
  readonly required?: boolean
  readonly eq?: Json
  readonly ne?: Json
  readonly one_of?: readonly Json[]
  readonly not_one_of?: readonly Json[]
  readonly gt?: number
  readonly len_eq?: number
  readonly between?: readonly [number, number]
  readonly match?: RegExp
  readonly contains?: Json
  readonly match_none?: readonly { readonly pattern: RegExp; readonly err?: string }[]
  readonly elements?: Matcher
}
