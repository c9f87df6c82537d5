/** Dates as official documents write them: Arabic, full year, no leading zero. */
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** `2026-03-05` → `2026年3月5日`. Anything that is no ISO day is our bug and throws. */
export function chineseDate(iso: string): string {
  const parts = ISO_DAY.exec(iso)
  if (parts === null) throw new Error(`not a calendar day: ${iso}`)
  return `${Number(parts[1])}年${Number(parts[2])}月${Number(parts[3])}日`
}
