/** World time as `12:00:58`. `at` in ms since 1970; the world lives in UTC. */
export function clockTime(at: number): string {
  return new Date(at).toISOString().slice(11, 19)
}
