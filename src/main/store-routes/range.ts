/** `bytes=a-b`, `bytes=a-`, `bytes=-n` of a file of `size` bytes, as [start, end). Several ranges are not offered. */
export function parseRange(
  header: string,
  size: number,
): { readonly start: number; readonly end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (!match || size === 0) return null
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return null
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? null : { start: size - length, end: size }
  }
  const start = Number(from)
  const end = to === '' ? size : Math.min(Number(to) + 1, size)
  return start < end ? { start, end } : null
}
