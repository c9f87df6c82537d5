/** A chosen file as pixels, and pixels as a PNG: the only place here that touches the browser's picture machinery. */
import { PICTURE_LIMITS, type Picture } from '@shared/domain/seal/picture'
import { AppError } from '@shared/lib/app-error'
import { bytesSource } from '@shared/pdf/byte-source'
import { buildImageIndex } from '@shared/pdf/image-index'

const NO_HASH = '0'.repeat(64)
const PNG_MAGIC = [0x89, 0x50, 0x4e, 0x47] as const
const JPEG_MAGIC = [0xff, 0xd8, 0xff] as const

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

/**
 * @throws AppError `seal/file-too-large`, `seal/not-png-or-jpeg`, `seal/picture-damaged`, `seal/picture-too-large`,
 * `seal/picture-too-small`
 */
export async function readPictureFile(file: File): Promise<Picture> {
  if (file.size > PICTURE_LIMITS.bytes) throw new AppError('seal/file-too-large', `${file.size} bytes`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  checkHeader(bytes)
  const bitmap = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' }).catch(
    (cause: unknown) => {
      throw new AppError('seal/picture-damaged', 'the picture cannot be decoded', {}, { cause })
    },
  )
  try {
    return pixelsOf(bitmap, bitmap.width, bitmap.height)
  } finally {
    bitmap.close()
  }
}

/** The size is read from the header before anything is decoded: a small file can claim a picture that fills the memory. */
function checkHeader(bytes: Uint8Array): void {
  const kind = startsWith(bytes, PNG_MAGIC) ? 'png' : startsWith(bytes, JPEG_MAGIC) ? 'jpeg' : null
  if (kind === null) throw new AppError('seal/not-png-or-jpeg', 'neither PNG nor JPEG')
  const size = sizeOf(bytes, kind)
  if (size === null) throw new AppError('seal/picture-damaged', 'no size in the header')
  const longest = Math.max(...size)
  if (longest > PICTURE_LIMITS.sidePx) {
    throw new AppError('seal/picture-too-large', `${longest} px`, { longest, most: PICTURE_LIMITS.sidePx })
  }
  if (Math.min(...size) < PICTURE_LIMITS.minSidePx) {
    throw new AppError('seal/picture-too-small', `${Math.min(...size)} px`, {
      least: PICTURE_LIMITS.minSidePx,
    })
  }
}

function sizeOf(bytes: Uint8Array, kind: 'png' | 'jpeg'): readonly [number, number] | null {
  const index = buildImageIndex(bytesSource(bytes), kind, NO_HASH)
  if (!index.ok) return null
  if (kind === 'png') {
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    return [view.getUint32(16), view.getUint32(20)]
  }
  const jpeg = index.value.pages[0]?.jpeg
  return jpeg ? [jpeg.widthPx, jpeg.heightPx] : null
}

export function pixelsOf(image: CanvasImageSource, widthPx: number, heightPx: number): Picture {
  const context = new OffscreenCanvas(widthPx, heightPx).getContext('2d', { willReadFrequently: true })
  if (!context) throw new AppError('seal/picture-damaged', 'no drawing surface')
  context.drawImage(image, 0, 0, widthPx, heightPx)
  const { data } = context.getImageData(0, 0, widthPx, heightPx)
  return { widthPx, heightPx, data }
}

/** Sharper than this at full size serves no printer. */
const MOST_PX = 2400

export async function encodePng(picture: Picture): Promise<Uint8Array> {
  const scale = Math.min(1, MOST_PX / Math.max(picture.widthPx, picture.heightPx))
  const [width, height] = [Math.round(picture.widthPx * scale), Math.round(picture.heightPx * scale)]
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new AppError('seal/picture-damaged', 'no drawing surface')
  context.imageSmoothingQuality = 'high'
  const bitmap = await createImageBitmap(toImageData(picture))
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
}

export const toImageData = ({ data, widthPx, heightPx }: Picture): ImageData =>
  new ImageData(new Uint8ClampedArray(data), widthPx, heightPx)
