/** Windows that follow the calendar: they begin when the second, minute, hour, day, month or year does, in UTC. */
export const PERIODS = ['second', 'minute', 'hour', 'day', 'month', 'year'] as const

export type Period = (typeof PERIODS)[number]

/** Nominal lengths in seconds: a month is 30 days and a year 365, whatever the calendar says. */
export const PERIOD_SECONDS: Readonly<Record<Period, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86400,
  month: 2592000,
  year: 31536000,
}

/**
 * The beginning of the window that `at` lies in.
 * @param at ms since 1970
 * @returns ms since 1970
 */
export function windowStart(period: Period, at: number): number {
  if (period === 'month' || period === 'year') {
    const date = new Date(at)
    return Date.UTC(date.getUTCFullYear(), period === 'month' ? date.getUTCMonth() : 0)
  }
  const length = PERIOD_SECONDS[period] * 1000
  return Math.floor(at / length) * length
}
