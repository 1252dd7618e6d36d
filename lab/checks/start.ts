/** Noon on a Monday, ms since 1970: full minutes, hours and days begin with the world. */
export const START = Date.UTC(2026, 2, 2, 12, 0, 0)
