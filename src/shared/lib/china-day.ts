/** Beijing time has no summer time since 1991; documents and terms count its calendar days, wherever the laptop thinks it is. */
const OFFSET_MS = 8 * 3600 * 1000

/** @param instant  ISO instant @returns `YYYY-MM-DD` in Beijing time */
export const chinaDay = (instant: string): string =>
  new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 10)

/** @returns `YYYY-MM-DD HH:mm` in Beijing time */
export const chinaMinute = (instant: string): string =>
  new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
