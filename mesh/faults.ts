import type { Random } from '@/core'
import type { Failures, Latency } from './compose/mock'

/** Distance of the 99th percentile from the mean of a standard normal distribution. */
const Z99 = 2.3263478740408408

/** One draw of a latency, in whole milliseconds. */
export function drawLatency(latency: Latency | undefined, random: Random): number {
  switch (latency?.kind) {
    case undefined:
      return 0
    case 'fixed':
      return latency.ms
    case 'uniform':
      return Math.round(latency.from + random.next() * (latency.to - latency.from))
    case 'lognormal': {
      const sigma = Math.log(latency.p99 / latency.median) / Z99
      return Math.round(latency.median * Math.exp(sigma * random.normal()))
    }
  }
}

/** Whether this call is one of those that fail. */
export function drawFailure(failures: Failures | undefined, random: Random): Failures | undefined {
  return failures && failures.rate > 0 && random.next() < failures.rate ? failures : undefined
}
