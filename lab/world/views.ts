import { type HttpRequest, type HttpResponse, reasonPhrase, type Snapshot, type Step } from '@/core'
import type { MessageView, RequestView, ResponseView, SnapshotView, StepView } from '../protocol'

const LIMIT = 64 * 1024

const strict = new TextDecoder('utf-8', { fatal: true })

/** A body as it crosses the port: text of at most 64 KiB; bytes that are not UTF-8 leave no text. */
function bodyView(body: Uint8Array): Pick<MessageView, 'body' | 'size' | 'cut'> {
  const size = body.length
  if (size === 0) return { body: '', size, cut: false }
  // A cut may fall inside a character: up to three bytes are given up for it.
  for (let end = Math.min(size, LIMIT); end > Math.min(size, LIMIT) - 4 && end > 0; end--) {
    try {
      return { body: strict.decode(body.subarray(0, end)), size, cut: end < size }
    } catch {}
    if (size <= LIMIT) break
  }
  return { body: '', size, cut: true }
}

export function requestView(request: HttpRequest): RequestView {
  const { method, scheme, authority, target, headers } = request
  return { method, scheme, authority, target, headers, ...bodyView(request.body) }
}

export function responseView(response: HttpResponse): ResponseView {
  const { status, headers } = response
  return { status, reason: response.reason ?? reasonPhrase(status), headers, ...bodyView(response.body) }
}

function snapshotView(snapshot: Snapshot): SnapshotView {
  return 'request' in snapshot
    ? { request: requestView(snapshot.request) }
    : { response: responseView(snapshot.response) }
}

/** A step with its messages made small enough for the page. */
export function stepView(step: Step): StepView {
  const { before, after, ...rest } = step
  return {
    ...rest,
    ...(before && { before: snapshotView(before) }),
    ...(after && { after: snapshotView(after) }),
  }
}
