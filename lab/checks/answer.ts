import type { CallRecord, StepView } from '../protocol'

/** What `request(…)` gives a check. Reading a property marks the call as the one looked at. */
export interface CheckedAnswer {
  readonly status: number
  readonly headers: { get(name: string): string | undefined }
  readonly text: string
  json(): unknown
  readonly steps: readonly StepView[]
  /** Who answered: the gateway itself, or the service behind it. */
  readonly madeBy: 'gateway' | 'service'
  /** The route that took the call; `undefined` when none did. */
  readonly route: string | undefined
}

export function answerOf(record: CallRecord, look: (id: string) => void): CheckedAnswer {
  const { response, steps } = record
  const seen = <T>(value: T): T => {
    look(record.id)
    return value
  }
  return {
    get status() {
      return seen(response.status)
    },
    headers: {
      get(name) {
        const wanted = name.toLowerCase()
        const values = response.headers
          .filter(([key]) => key.toLowerCase() === wanted)
          .map(([, value]) => value)
        return seen(values.length > 0 ? values.join(', ') : undefined)
      },
    },
    get text() {
      return seen(response.body)
    },
    json: () => JSON.parse(seen(response.body)),
    get steps() {
      return seen(steps)
    },
    get madeBy() {
      return seen(madeBy(record))
    },
    get route() {
      return seen(routeOf(record))
    },
  }
}

/** The author of an answer, as the trace's last step tells it. */
export function madeBy(record: CallRecord): 'gateway' | 'service' {
  const answer = record.steps.findLast((step) => step.depth === 0 && step.name === 'Answer')
  return answer?.data?.source === 'service' ? 'service' : 'gateway'
}

function routeOf(record: CallRecord): string | undefined {
  const step = record.steps.find((one) => one.depth === 0 && one.name === 'Route')
  const route = step?.data?.route
  return typeof route === 'string' ? route : undefined
}
