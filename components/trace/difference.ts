import type { HeaderList } from '@/core'
import type { SnapshotView } from '@/lab'

/** One thing that a step changed in a message. Absent `before` means added, absent `after` removed. */
export interface Change {
  readonly what: string
  readonly kind: 'header' | 'line' | 'body'
  readonly before?: string
  readonly after?: string
}

/** What a step did to a message, in the order of the wire: first line, headers, body. */
export function difference(
  before: SnapshotView | undefined,
  after: SnapshotView | undefined,
): readonly Change[] {
  if (!before || !after) return []
  // A call that was turned into an answer: what the call held is not gone, it is no part of the answer.
  if ('request' in before && 'response' in after) {
    return [
      { what: 'answer', kind: 'line', after: firstLine(after) },
      ...headerChanges([], headersOf(after)),
      ...changed('body', 'body', undefined, after.response.body || undefined),
    ]
  }
  return [
    ...lineChanges(before, after),
    ...headerChanges(headersOf(before), headersOf(after)),
    ...bodyChanges(before, after),
  ]
}

function lineChanges(before: SnapshotView, after: SnapshotView): Change[] {
  if ('request' in before && 'request' in after) {
    return (['method', 'scheme', 'authority', 'target'] as const).flatMap((what) =>
      changed(
        what === 'authority' ? 'host' : what === 'target' ? 'path' : what,
        'line',
        before.request[what],
        after.request[what],
      ),
    )
  }
  return changed('message', 'line', firstLine(before), firstLine(after))
}

function firstLine(view: SnapshotView): string {
  return 'request' in view
    ? `${view.request.method} ${view.request.target}`
    : `${view.response.status} ${view.response.reason}`.trim()
}

function headersOf(view: SnapshotView): HeaderList {
  return 'request' in view ? view.request.headers : view.response.headers
}

function bodyChanges(before: SnapshotView, after: SnapshotView): Change[] {
  const text = (view: SnapshotView) => ('request' in view ? view.request.body : view.response.body)
  return changed('body', 'body', text(before) || undefined, text(after) || undefined)
}

function changed(
  what: string,
  kind: Change['kind'],
  before: string | undefined,
  after: string | undefined,
): Change[] {
  return before === after ? [] : [{ what, kind, before, after }]
}

/** Headers compare by name without case; values that stand on both sides are no change. */
function headerChanges(before: HeaderList, after: HeaderList): Change[] {
  const names = new Map<string, string>()
  for (const [name] of [...before, ...after]) {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  }
  return [...names].flatMap(([key, name]) => {
    const old = valuesOf(before, key)
    const fresh = valuesOf(after, key)
    const gone = without(old, fresh)
    const come = without(fresh, old)
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => ({
      what: name,
      kind: 'header' as const,
      before: gone[i],
      after: come[i],
    }))
  })
}

function valuesOf(headers: HeaderList, key: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === key).map(([, value]) => value)
}

function without(values: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return values.filter((value) => {
    const at = left.indexOf(value)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
