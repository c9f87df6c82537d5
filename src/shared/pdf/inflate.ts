/** Inflates with a ceiling: a stream of a kilobyte may unpack to a gigabyte. */
import { Unzlib } from 'fflate'
import { NotUnderstood } from './lexer'

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
