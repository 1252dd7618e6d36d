/** One measured row, printed as a line of JSON. Ratios compare rows of the same run only. */
export interface Row {
  readonly bench: string
  readonly unit: 'ns' | 'µs' | 'ms'
  readonly value: number
  /** What it is held against in the same run, and how many times that it takes. */
  readonly beside?: string
  readonly ratio?: number
}

export function print(row: Row): void {
  const round = (value: number) => Number(value.toPrecision(3))
  const ratio = row.ratio === undefined ? {} : { ratio: round(row.ratio) }
  console.log(JSON.stringify({ ...row, value: round(row.value), ...ratio }))
}
