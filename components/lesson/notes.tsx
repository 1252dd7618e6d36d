export interface NoteSource {
  readonly id: string
  readonly title: string
  readonly url: string
  /** `2022`, `2022-06` or `2022-06-01`. */
  readonly date: string
}

/** The number in the prose that leads to a source at the lesson's end. */
export function NoteMark({ id, number }: { readonly id: string; readonly number: number }) {
  return (
    <sup className="lesson-note">
      <a href={`#note-${id}`} id={`use-${id}`} aria-label={`Note ${number}`}>
        {number}
      </a>
    </sup>
  )
}

/** The sources of a lesson, each with its date and the way back. */
export function NotesList({ notes }: { readonly notes: readonly NoteSource[] }) {
  return (
    <section aria-labelledby="notes" className="lesson-notes">
      <h2 id="notes">Notes</h2>
      <ol>
        {notes.map((note, at) => (
          <li key={note.id} id={`note-${note.id}`}>
            <a href={note.url} rel="noreferrer" className="lesson-source">
              {note.title}
            </a>
            , {dateInWords(note.date)}{' '}
            <a
              href={`#use-${note.id}`}
              aria-label={`Back to where note ${at + 1} is used`}
              className="no-print"
            >
              ↩
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** `2022-06` as “June 2022”; a day and a bare year likewise. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  if (year === undefined || month === undefined) return date
  const at = new Date(Date.UTC(year, month - 1, day ?? 1))
  const form = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', day === undefined ? form : { ...form, day: 'numeric' }).format(at)
}
