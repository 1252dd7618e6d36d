import { Separator } from 'react-resizable-panels'

/** A line between two panes that can be dragged, or moved with the arrow keys. */
export function Divider({ label, upright = false }: { readonly label: string; readonly upright?: boolean }) {
  return (
    <Separator
      aria-label={label}
      className={`relative bg-line transition-colors hover:bg-road focus-visible:bg-road focus-visible:outline-offset-0 data-[separator=active]:bg-road ${
        upright ? 'w-px' : 'h-px'
      }`}
    />
  )
}
