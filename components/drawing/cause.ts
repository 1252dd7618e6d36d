import type { Cause } from '@/core'

/** Whether `inner` lies within `outer`, both in the same file. */
export function contains(outer: Cause, inner: Cause): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end
}
