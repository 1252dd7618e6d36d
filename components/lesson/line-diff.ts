export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
  /** Line number in the text it stands in, counted from 1: the new text, or the old one for a removed line. */
  readonly line: number
}

/**
 * The lines of two texts side by side, by their longest common subsequence: first what went, then what
 * came. Meant for lab files; time and memory grow with the product of both lengths.
 */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before.split('\n')
  const now = after.split('\n')
  const common = table(old, now)
  const at = (i: number, j: number) => common[i * (now.length + 1) + j] ?? 0
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    const gone = old[i]
    const come = now[j]
    if (gone !== undefined && gone === come) {
      lines.push({ kind: 'same', text: gone, line: ++j })
      i++
    } else if (gone !== undefined && (come === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: gone, line: ++i })
    } else {
      lines.push({ kind: 'added', text: come ?? '', line: ++j })
    }
  }
  return lines
}

/** `table[i, j]`: how many lines the rests from `i` and `j` on have in common. */
function table(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const right = common[i * width + j + 1] ?? 0
      const down = common[(i + 1) * width + j] ?? 0
      const both = common[(i + 1) * width + j + 1] ?? 0
      common[i * width + j] = old[i] === now[j] ? both + 1 : Math.max(right, down)
    }
  }
  return common
}

/** Stands for equal lines that are left out, up to this line of the new text. */
export interface Gap {
  readonly kind: 'gap'
  readonly line: number
}

/** Only the changes with `context` lines around them. */
export function changesOf(lines: readonly DiffLine[], context = 3): (DiffLine | Gap)[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - context), at + context + 1).some((one) => one.kind !== 'same'),
  )
  const kept: (DiffLine | Gap)[] = []
  lines.forEach((line, at) => {
    if (near[at]) kept.push(line)
    else {
      if (kept.at(-1)?.kind === 'gap') kept.pop()
      kept.push({ kind: 'gap', line: line.line })
    }
  })
  return kept
}
