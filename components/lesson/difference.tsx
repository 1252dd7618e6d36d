import { changesOf, lineDiff } from './line-diff'

const looks = {
  same: { mark: ' ', tag: 'span', word: '' },
  added: { mark: '+', tag: 'ins', word: 'added: ' },
  removed: { mark: '−', tag: 'del', word: 'removed: ' },
} as const

/** Two texts as one, with what went and what came; long stretches without a change are left out. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    // Long lines scroll inside, so the block takes the focus for the arrow keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <pre className="lesson-diff" tabIndex={0}>
      {changesOf(lineDiff(before.trimEnd(), after.trimEnd())).map((line) => {
        if (line.kind === 'gap')
          return (
            <span key={`gap ${line.line}`} className="text-ink-3">
              {' ⋯\n'}
            </span>
          )
        const { mark, tag: Tag, word } = looks[line.kind]
        return (
          <Tag key={`${line.kind} ${line.line}`} data-kind={line.kind}>
            <span aria-hidden="true">{mark} </span>
            {word && <span className="visually-hidden">{word}</span>}
            {`${line.text}\n`}
          </Tag>
        )
      })}
    </pre>
  )
}
