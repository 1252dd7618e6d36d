/** A call that ends at the gate: the road, the bar with its status, and the way it would have taken. */
export function StoppedCall({ status }: { status: string }) {
  return (
    <svg
      role="img"
      aria-label={`A call stopped at the gate with ${status}`}
      viewBox="0 0 420 112"
      className="h-auto w-full max-w-[26rem] font-sans"
      fill="none"
    >
      <rect x="1" y="42" width="76" height="40" rx="9" className="fill-card stroke-edge" strokeWidth="1.5" />
      <text x="39" y="67" textAnchor="middle" fontSize="13" fontWeight="600" className="fill-ink">
        You
      </text>
      <path d="M77 62H190" className="stroke-road" strokeWidth="2.5" />
      <path d="M290 62H420" className="stroke-edge" strokeWidth="2" strokeDasharray="3 6" />
      <path
        d="M200 104V27h13V14h17v13h40V14h17v13h13v77z"
        className="fill-gate-soft stroke-gate"
        strokeWidth="1.8"
      />
      <path d="M236 104V84a14 14 0 0 1 28 0v20" className="stroke-gate" strokeWidth="1.8" />
      <rect x="188" y="44" width="5" height="36" rx="2" className="fill-warn" />
      <text x="136" y="50" textAnchor="middle" fontSize="14" fontWeight="700" className="fill-warn">
        {status}
      </text>
    </svg>
  )
}
