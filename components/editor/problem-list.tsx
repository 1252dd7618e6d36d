import { TriangleAlert } from 'lucide-react'
import { type Cause, lineColumn, type Problem } from '@/core'
import { CodeText } from '../ui/code-text'

/** What is wrong in a file, each with its line, what is wrong and what to do. */
export function ProblemList({
  file,
  text,
  problems,
  onChoose,
}: {
  readonly file: string
  readonly text: string
  readonly problems: readonly Problem[]
  readonly onChoose: (cause: Cause) => void
}) {
  if (problems.length === 0) return null
  return (
    <ul
      aria-label={`Problems in ${file}`}
      className="max-h-[6.5rem] flex-none overflow-auto border-line border-t bg-card text-trace"
    >
      {problems.map((problem) => (
        <li
          key={`${problem.code} ${problem.cause.start} ${problem.message}`}
          className="border-line border-b last:border-b-0"
        >
          <button
            type="button"
            className="flex w-full gap-2 px-3 py-1.5 text-left hover:bg-sunk"
            onClick={() => onChoose(problem.cause)}
          >
            <TriangleAlert
              aria-hidden="true"
              className={`mt-0.5 size-4 flex-none ${problem.severity === 'info' ? 'text-ink-3' : 'text-warn'}`}
            />
            <span>
              <b className="font-[620]">Line {lineColumn(text, problem.cause.start).line}</b>
              <span className="visually-hidden">, {problem.severity}</span>:{' '}
              <CodeText text={sentence(problem.message)} />
              {problem.help && (
                <span className="text-ink-2">
                  {' '}
                  <CodeText text={problem.help} />
                </span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What is wrong, set off from what to do about it. */
function sentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`
}
