/** Bytes as text and back, without what only browsers or only Node have. */
import { sha256 } from '@noble/hashes/sha2.js'

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export const sha256Hex = (bytes: Uint8Array): string => hexOf(sha256(bytes))

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function toBase64(bytes: Uint8Array): string {
  let out = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const signs = [bits >> 18, bits >> 12, bits >> 6, bits].map((value) => DIGITS[value & 63] ?? '')
    out += `${signs[0] ?? ''}${signs[1] ?? ''}${b === undefined ? '=' : (signs[2] ?? '')}${c === undefined ? '=' : (signs[3] ?? '')}`
  }
  return out
}

/** null for anything but canonical base64: two spellings of the same bytes would be two files. */
export function fromBase64(text: string): Uint8Array | null {
  const found = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(text)
  if (!found || text.length % 4 !== 0) return null
  const [, signs = ''] = found
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4))
  let [bits, count, at] = [0, 0, 0]
  for (const sign of signs) {
    bits = ((bits << 6) | DIGITS.indexOf(sign)) & 0xffffff
    count += 6
    if (count < 8) continue
    count -= 8
    bytes[at++] = (bits >> count) & 0xff
  }
  return toBase64(bytes) === text ? bytes : null
}

/** Places of `wanted` in `bytes`, in order. */
export function findAll(bytes: Uint8Array, wanted: Uint8Array): readonly number[] {
  const found: number[] = []
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) found.push(at)
  }
  return found
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])
