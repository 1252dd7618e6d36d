/**
 * The lines of `text` as HTML. Lines that stand as in `published` keep their colours from `html`,
 * which holds `published` line by line; all others are plain.
 */
export function htmlLines(published: string, text: string, html: string | undefined): string[] {
  const lines = text.split('\n')
  const old = published.split('\n')
  const coloured = html?.split('\n') ?? []
  if (coloured.length !== old.length) return lines.map(plain)
  const most = Math.min(old.length, lines.length)
  let head = 0
  while (head < most && old[head] === lines[head]) head++
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === lines[lines.length - 1 - tail]) tail++
  return lines.map((line, i) => {
    if (i < head) return coloured[i] ?? plain(line)
    return i >= lines.length - tail ? (coloured[i + old.length - lines.length] ?? plain(line)) : plain(line)
  })
}

/** A text as HTML, without colours. */
export function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
