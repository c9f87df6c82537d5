/** Inflates with a ceiling: a stream of a kilobyte may unpack to a gigabyte. */
import { Unzlib } from 'fflate'
import { NotUnderstood } from './lexer'
import type { PdfDict } from './objects'

const STEP = 8192

export function inflateUpTo(data: Uint8Array, maxBytes: number): Uint8Array {
  const parts: Uint8Array[] = []
  let total = 0
  let isDone = false
  const stream = new Unzlib((part, final) => {
    total += part.length
    if (total > maxBytes) throw new NotUnderstood('stream unpacks to too much')
    parts.push(part)
    isDone = final
  })
  try {
    for (let at = 0; at === 0 || at < data.length; at += STEP) {
      stream.push(data.subarray(at, at + STEP), at + STEP >= data.length)
    }
  } catch (cause) {
    throw cause instanceof NotUnderstood ? cause : new NotUnderstood('not a flate stream', { cause })
  }
  if (!isDone) throw new NotUnderstood('flate stream has no end')
  const out = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** PNG predictors None, Sub and Up over bytes, as cross-reference streams use them (ISO 32000-1, 7.4.4.4). */
export function unpredict(data: Uint8Array, parms: PdfDict): Uint8Array {
  const predictor = parms.entries.get('Predictor') ?? 1
  const columns = parms.entries.get('Columns') ?? 1
  if (predictor === 1) return data
  const hasOddDepth = ['Colors', 'BitsPerComponent'].some(
    (key) => ![undefined, 1, 8].includes(parms.entries.get(key) as number),
  )
  if (
    typeof predictor !== 'number' ||
    predictor < 10 ||
    typeof columns !== 'number' ||
    columns < 1 ||
    hasOddDepth
  ) {
    throw new NotUnderstood('another predictor')
  }
  const rows = Math.floor(data.length / (columns + 1))
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (columns + 1)] ?? 0
    if (kind > 2) throw new NotUnderstood('another row predictor')
    for (let i = 0; i < columns; i += 1) {
      const raw = data[row * (columns + 1) + 1 + i] ?? 0
      const left = i > 0 ? (out[row * columns + i - 1] ?? 0) : 0
      const up = row > 0 ? (out[(row - 1) * columns + i] ?? 0) : 0
      out[row * columns + i] = raw + (kind === 1 ? left : kind === 2 ? up : 0)
    }
  }
  return out
}
