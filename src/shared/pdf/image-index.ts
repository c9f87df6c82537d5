/**
 * The page index of a JPEG or PNG: one page in displayed orientation, 72 points to the inch, at the density the file
 * claims when that is believable, else 200 dpi as offices scan.
 */
import type { PageIndex, PageInfo } from '@shared/domain/case-file/page-index'
import { refuse, ok, type Result } from '@shared/lib/result'
import type { ByteSource } from './byte-source'
import { isTooLarge, readJpegHeader } from './jpeg-header'

const DEFAULT_DPI = 200
const LOWEST_DPI = 72
/** 200 inches, the limit of ISO 32000-1, annex C. */
const MAX_SIDE_PT = 14_400
const MAX_CHUNKS = 200_000
const JPEG_TAIL = 65_536

export function buildImageIndex(source: ByteSource, kind: 'jpeg' | 'png', sha256: string): Result<PageIndex> {
  const page = kind === 'jpeg' ? jpegPage(source) : pngPage(source)
  if (!page.ok) return page
  return ok({ v: 1, sha256, kind, bytes: source.size, encryption: 'none', pages: [page.value] })
}

/** Points of a picture's page: what composing and the index must agree on. */
export function imageSizePt(
  widthPx: number,
  heightPx: number,
  densityDpi: readonly [number, number] | null,
): readonly [number, number] {
  const isBelievable = densityDpi !== null && densityDpi.every((dpi) => dpi >= LOWEST_DPI)
  const [x, y] = isBelievable ? densityDpi : [DEFAULT_DPI, DEFAULT_DPI]
  const size = [(widthPx * 72) / x, (heightPx * 72) / y] as const
  const chosen = size.every((side) => side >= 1 && side <= MAX_SIDE_PT)
    ? size
    : ([(widthPx * 72) / DEFAULT_DPI, (heightPx * 72) / DEFAULT_DPI] as const)
  return [round(chosen[0]), round(chosen[1])]
}

const round = (value: number) => Math.round(value * 100) / 100

function pageOf(
  widthPx: number,
  heightPx: number,
  densityDpi: readonly [number, number] | null,
  jpegBytes: number | null,
): Result<PageInfo> {
  if (widthPx < 1 || heightPx < 1) return refuse('image/damaged')
  if (isTooLarge(widthPx, heightPx)) {
    return refuse('image/too-large', { widthPx, heightPx })
  }
  const [widthPt, heightPt] = imageSizePt(widthPx, heightPx, densityDpi)
  return ok({
    cropBox: [0, 0, widthPt, heightPt],
    rotate: 0,
    ...(jpegBytes === null ? {} : { jpeg: { offset: 0, length: jpegBytes, widthPx, heightPx } }),
  })
}

function jpegPage(source: ByteSource): Result<PageInfo> {
  const header = readJpegHeader(source, 0, source.size)
  if (!header?.isCommon || !endsAsJpeg(source)) return refuse('image/damaged')
  // Orientations 5 to 8 lie on their side: width and height change places when shown.
  const isLying = header.orientation >= 5
  const density = header.densityDpi
  return isLying
    ? pageOf(header.heightPx, header.widthPx, density && [density[1], density[0]], source.size)
    : pageOf(header.widthPx, header.heightPx, density, source.size)
}

/** A picture cut off while copying has no end marker; cameras may write a preview behind it, so the tail is searched. */
function endsAsJpeg(source: ByteSource): boolean {
  const length = Math.min(JPEG_TAIL, source.size)
  const tail = source.readAt(source.size - length, length)
  for (let i = tail.length - 2; i >= 0; i -= 1) if (tail[i] === 0xff && tail[i + 1] === 0xd9) return true
  return false
}

function pngPage(source: ByteSource): Result<PageInfo> {
  let size: readonly [number, number] | null = null
  let density: readonly [number, number] | null = null
  let hasData = false
  let at = 8
  for (let i = 0; i < MAX_CHUNKS && at + 12 <= source.size; i += 1) {
    const head = source.readAt(at, 8)
    const [length, type] = [be32(head, 0), String.fromCharCode(...head.subarray(4, 8))]
    if (at + 12 + length > source.size) return refuse('image/damaged')
    if (i === 0 && (type !== 'IHDR' || length !== 13)) return refuse('image/damaged')
    if (i === 0) size = [be32(source.readAt(at + 8, 4), 0), be32(source.readAt(at + 12, 4), 0)]
    if (type === 'pHYs' && length === 9) density = readPhys(source.readAt(at + 8, 9))
    if (type === 'IDAT') hasData = true
    if (type === 'IEND')
      return size && hasData ? pageOf(size[0], size[1], density, null) : refuse('image/damaged')
    at += 12 + length
  }
  return refuse('image/damaged')
}

function readPhys(data: Uint8Array): readonly [number, number] | null {
  const isPerMetre = data[8] === 1
  return isPerMetre ? [be32(data, 0) * 0.0254, be32(data, 4) * 0.0254] : null
}

const be32 = (bytes: Uint8Array, at: number) =>
  (bytes[at] ?? 0) * 2 ** 24 +
  (bytes[at + 1] ?? 0) * 65536 +
  (bytes[at + 2] ?? 0) * 256 +
  (bytes[at + 3] ?? 0)
