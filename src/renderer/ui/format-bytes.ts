/** A size for people: two significant digits are enough. Steps up where rounding would write 1024 of a unit. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const units = ['KB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 'B'
  for (const next of units) {
    if (Math.round(value) < 1024) break
    value /= 1024
    unit = next
  }
  const tenths = value.toFixed(1)
  return `${Number(tenths) < 10 ? tenths : Math.round(value)} ${unit}`
}
