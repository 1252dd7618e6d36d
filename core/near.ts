/** Letters to add, drop, change or swap to get from one word to the other; at most `limit` + 1. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1)
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? limit) + 1)
      next.push(best)
    }
    before = row
    row = next
  }
  return row[b.length] as number
}

const plain = (word: string): string => word.toLowerCase().replace(/[_\-\s.]/g, '')

/** The known word that was probably meant, or `undefined` when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const text = plain(word).slice(0, 60)
  const limit = text.length <= 3 ? 1 : text.length <= 7 ? 2 : 3
  let best: string | undefined
  let least = limit + 1
  for (const candidate of known) {
    const far = distance(text, plain(candidate), limit)
    if (far < least) [best, least] = [candidate, far]
  }
  return best
}
