/**
 * SHA-256 of a text in UTF-8, in plain arithmetic (FIPS 180-4): the proof is checked where there is neither Node
 * nor a secure context. Not for files; those are hashed while they are copied.
 */
const fractionOf = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32) >>> 0

/** The first 64 primes; their roots give the constants of the standard. */
const PRIMES: readonly number[] = primes(64)
const INITIAL: readonly number[] = PRIMES.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime)))
const ROUND: readonly number[] = PRIMES.map((prime) => fractionOf(Math.cbrt(prime)))

export function sha256OfText(text: string): string {
  const bytes = utf8(text)
  const words = padded(bytes)
  let state = [...INITIAL]
  for (let block = 0; block < words.length; block += 16) {
    state = mixBlock(state, words.slice(block, block + 16))
  }
  return state.map((word) => word.toString(16).padStart(8, '0')).join('')
}

/** By hand: neither TextEncoder nor Buffer is known everywhere. */
function utf8(text: string): number[] {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x10000)
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else
      bytes.push(
        ...[0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63)],
        ...[0x80 | ((point >> 6) & 63), 0x80 | (point & 63)],
      )
  }
  return bytes
}

/** Big-endian words: the bytes, one set bit, zeros, and the length in bits. */
function padded(bytes: readonly number[]): number[] {
  const words = new Array<number>((((bytes.length + 8) >> 6) + 1) * 16).fill(0)
  const put = (index: number, byte: number): void => {
    words[index >> 2] = ((words[index >> 2] ?? 0) | (byte << (24 - (index % 4) * 8))) >>> 0
  }
  bytes.forEach((byte, index) => put(index, byte))
  put(bytes.length, 0x80)
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29)
  words[words.length - 1] = (bytes.length << 3) >>> 0
  return words
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function mixBlock(before: readonly number[], block: readonly number[]): number[] {
  const w = [...block]
  for (let i = 16; i < 64; i += 1) {
    const [a = 0, b = 0] = [w[i - 15], w[i - 2]]
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
    w.push(((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) >>> 0)
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = before
  for (let i = 0; i < 64; i += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + (w[i] ?? 0)) >>> 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) >>> 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) >>> 0, c, b, a, (t1 + t2) >>> 0]
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + (before[index] ?? 0)) >>> 0)
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  }
  return found
}
