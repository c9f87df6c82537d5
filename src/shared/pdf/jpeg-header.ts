/**
 * Reads the markers of a JPEG up to its frame header, from anywhere in a file. Tells what decides how it looks when a
 * browser decodes it instead of a PDF engine: size, components, colour transform, EXIF orientation.
 * Source: ITU-T T.81 annex B; JFIF 1.02; Exif 2.3.
 */
import type { ByteSource } from './byte-source'

export type JpegHeader = {
  readonly widthPx: number
  readonly heightPx: number
  readonly components: number
  readonly precision: number
  /** Baseline, extended or progressive Huffman: the kinds every browser decodes. */
  readonly isCommon: boolean
  readonly hasJfif: boolean
  /** Of an Adobe APP14 segment; null without one. */
  readonly adobeTransform: number | null
  readonly componentIds: readonly number[]
  /** 1..8, 1 without EXIF. */
  readonly orientation: number
  readonly densityDpi: readonly [number, number] | null
}

/** A3 at 600 dpi has 70 megapixels; four bytes each, a picture of 150 still opens on a machine with 4 GB. */
const MAX_PIXELS = 150e6
const MAX_SIDE_PX = 30_000

/** Pictures a browser must not be asked to decode: a kilobyte of JPEG can claim four gigapixels. */
export const isTooLarge = (widthPx: number, heightPx: number): boolean =>
  widthPx > MAX_SIDE_PX || heightPx > MAX_SIDE_PX || widthPx * heightPx > MAX_PIXELS

const MAX_SEGMENTS = 1000
/** From a first segment to the frame header is mostly less than this. */
const WINDOW = 512
const MAX_PAYLOAD = 1024

/** @returns null when this is not a JPEG or it ends before the frame header */
export function readJpegHeader(source: ByteSource, offset: number, length: number): JpegHeader | null {
  const end = Math.min(offset + length, source.size)
  let window: { readonly from: number; readonly bytes: Uint8Array } = { from: 0, bytes: new Uint8Array(0) }
  const bytesAt = (at: number, count: number): Uint8Array | null => {
    if (at + count > end) return null
    if (at < window.from || at + count > window.from + window.bytes.length) {
      window = { from: at, bytes: source.readAt(at, Math.min(Math.max(count, WINDOW), end - at)) }
    }
    return window.bytes.subarray(at - window.from, at - window.from + count)
  }
  const start = bytesAt(offset, 2)
  if (start?.[0] !== 0xff || start[1] !== 0xd8) return null
  let at = offset + 2
  const seen = {
    hasJfif: false,
    adobeTransform: null as number | null,
    orientation: 1,
    densityDpi: null as JpegHeader['densityDpi'],
  }
  for (let i = 0; i < MAX_SEGMENTS; i += 1) {
    const head = bytesAt(at, 4)
    if (!head || head[0] !== 0xff) return null
    const marker = head[1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const size = be16(head, 2)
    if (size < 2 || marker === 0xd9 || marker === 0xda) return null
    if (at + 2 + size > end) return null
    // Comments, profiles and tables are stepped over unread.
    const payload = isTold(marker) ? bytesAt(at + 4, Math.min(size - 2, MAX_PAYLOAD)) : NOTHING
    if (!payload) return null
    if (isFrame(marker)) return frameOf(marker, payload, seen)
    if (marker === 0xe0) readJfif(payload, seen)
    if (marker === 0xe1 && seen.orientation === 1) seen.orientation = readOrientation(payload)
    if (marker === 0xee && ascii(payload, 0, 5) === 'Adobe') seen.adobeTransform = payload[11] ?? null
    at += 2 + size
  }
  return null
}

type Seen = {
  hasJfif: boolean
  adobeTransform: number | null
  orientation: number
  densityDpi: JpegHeader['densityDpi']
}

const NOTHING = new Uint8Array(0)

const isTold = (marker: number) => isFrame(marker) || marker === 0xe0 || marker === 0xe1 || marker === 0xee

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function frameOf(marker: number, payload: Uint8Array, seen: Seen): JpegHeader | null {
  const components = payload[5] ?? 0
  if (payload.length < 6 + components * 3 || components < 1) return null
  return {
    ...seen,
    precision: payload[0] ?? 0,
    heightPx: be16(payload, 1),
    widthPx: be16(payload, 3),
    components,
    componentIds: Array.from({ length: components }, (_, i) => payload[6 + i * 3] ?? 0),
    isCommon: marker <= 0xc2,
  }
}

function readJfif(payload: Uint8Array, seen: Seen): void {
  if (ascii(payload, 0, 5) !== 'JFIF\0' || payload.length < 12) return
  seen.hasJfif = true
  const factor = payload[7] === 1 ? 1 : payload[7] === 2 ? 2.54 : 0
  if (factor > 0) seen.densityDpi = [be16(payload, 8) * factor, be16(payload, 10) * factor]
}

/** Tag 0x0112 of the first directory. Anything odd counts as upright, as browsers do. */
function readOrientation(payload: Uint8Array): number {
  if (ascii(payload, 0, 6) !== 'Exif\0\0') return 1
  const tiff = payload.subarray(6)
  const isLittle = ascii(tiff, 0, 2) === 'II'
  if (!isLittle && ascii(tiff, 0, 2) !== 'MM') return 1
  const u16 = (at: number) => (isLittle ? (tiff[at] ?? 0) + (tiff[at + 1] ?? 0) * 256 : be16(tiff, at))
  const u32 = (at: number) => (isLittle ? u16(at) + u16(at + 2) * 65536 : u16(at) * 65536 + u16(at + 2))
  const directory = u32(4)
  const count = directory + 2 <= tiff.length ? u16(directory) : 0
  for (let i = 0; i < count; i += 1) {
    const entry = directory + 2 + i * 12
    if (entry + 12 > tiff.length) return 1
    if (u16(entry) === 0x0112) {
      const value = u16(entry + 8)
      return value >= 1 && value <= 8 ? value : 1
    }
  }
  return 1
}

const be16 = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length))
