import type { CallRecord } from '@/lab'

/** The headers of the answer, in the order and case in which they came. */
export function HeaderTable({ call }: { readonly call: CallRecord | undefined }) {
  if (!call) return <p className="py-3 text-ink-2 text-trace">The headers of the answer will stand here.</p>
  return (
    <table className="w-full border-collapse font-mono text-label">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Header</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {call.response.headers.map(([name, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list of one answer never changes
          <tr key={`${i} ${name}`} className="border-line border-t align-top first:border-t-0">
            <th
              scope="row"
              className="w-[14rem] max-w-[45%] py-1 pr-4 text-left font-[500] text-ink-2 wrap-anywhere"
            >
              {name}
            </th>
            <td className="wrap-anywhere py-1">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
