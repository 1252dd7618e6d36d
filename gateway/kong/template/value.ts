/** The values that Lua expressions work on, and what Lua does with them. */
export type LuaValue = undefined | boolean | number | string | LuaTable | LuaFunction

export interface LuaTable {
  get(key: LuaValue): LuaValue
  readonly length: number
}

export type LuaFunction = (...args: LuaValue[]) => LuaValue

/** What Lua raises while an expression is worked out. */
export class LuaError extends Error {}

export function typeOf(value: LuaValue): string {
  if (value === undefined) return 'nil'
  return typeof value === 'object' ? 'table' : typeof value
}

export const truthy = (value: LuaValue): boolean => value !== undefined && value !== false

export function toText(value: LuaValue): string {
  if (value === undefined) return 'nil'
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'object') return 'table: 0x7f0000000000'
  if (typeof value === 'function') return 'function: builtin'
  return String(value)
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return Number.isInteger(value) && Math.abs(value) < 1e14
    ? String(value)
    : String(Number(value.toPrecision(14)))
}

/** A value as a number, as arithmetic reads it: numeric strings count. */
export function toNumber(value: LuaValue): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  return /^[+-]?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/.test(text)
    ? Number(text)
    : undefined
}

/** A table over plain entries. */
export function table(entries: Readonly<Record<string, LuaValue>>): LuaTable {
  const own = new Map(Object.entries(entries))
  return { get: (key) => own.get(toText(key)), length: 0 }
}

/** A list, counted from 1. */
export function list(values: readonly LuaValue[]): LuaTable {
  return {
    get: (key) => (typeof key === 'number' ? values[key - 1] : undefined),
    length: values.length,
  }
}
