'use client'

import { Answer } from '../console/answer'
import { RequestLine } from '../console/request-line'

/** A call and its answer, one above the other. */
export function Exchange() {
  return (
    <div className="needs-script flex h-full min-h-0 flex-col">
      <RequestLine />
      <div className="min-h-0 flex-1">
        <Answer />
      </div>
    </div>
  )
}
