/** The gatehouse mark: two merlons and an arch. Decorative; its link carries the name. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 22 22" className="shrink-0 fill-gate">
      <path d="M2 21V6h3V3h3v3h6V3h3v3h3v15h-6v-6a3 3 0 0 0-6 0v6z" />
    </svg>
  )
}
