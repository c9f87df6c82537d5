/** The picture of a seal as pixels, and a strip of it as an image object with a soft mask. */
import { zlibSync } from 'fflate'
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import type { Picture } from '@shared/domain/seal/picture'
import { AppError } from '@shared/lib/app-error'
import type { ObjectSink } from './mark-appearance'
import { dict, name, type PdfRef } from './objects'

/**
 * Every kind of PNG pdf-lib can embed, read back from what it would embed.
 * @throws AppError `seal/image-damaged`
 */
export async function decodeSealPng(png: Uint8Array): Promise<Picture> {
  try {
    const doc = await PDFDocument.create({ updateMetadata: false })
    // pdf-lib may read the whole buffer behind a view.
    const image = await doc.embedPng(new Uint8Array(png))
    await image.embed()
    const colours = doc.context.lookup(image.ref)
    if (!(colours instanceof PDFRawStream)) throw new Error('not an image')
    const mask = doc.context.lookup(colours.dict.get(PDFName.of('SMask')))
    return toPicture(
      { widthPx: image.width, heightPx: image.height },
      decodePDFRawStream(colours).decode(),
      mask instanceof PDFRawStream ? decodePDFRawStream(mask).decode() : null,
    )
  } catch (cause) {
    throw new AppError('seal/image-damaged', 'the picture is not a PNG that can be read', {}, { cause })
  }
}

function toPicture(
  { widthPx, heightPx }: Omit<Picture, 'data'>,
  rgb: Uint8Array,
  alpha: Uint8Array | null,
): Picture {
  const data = new Uint8ClampedArray(widthPx * heightPx * 4)
  if (rgb.length < widthPx * heightPx * 3) throw new Error('too few pixels')
  for (let pixel = 0; pixel < widthPx * heightPx; pixel += 1) {
    for (let i = 0; i < 3; i += 1) data[pixel * 4 + i] = rgb[pixel * 3 + i] ?? 0
    data[pixel * 4 + 3] = alpha ? (alpha[pixel] ?? 0) : 255
  }
  return { widthPx, heightPx, data }
}

/** Exactly the pixels given: no smoothing, so that neighbours meet without a seam. */
export function addPicture(sink: ObjectSink, { widthPx, heightPx, data }: Picture): PdfRef {
  const pixels = widthPx * heightPx
  const [rgb, alpha] = [new Uint8Array(pixels * 3), new Uint8Array(pixels)]
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    for (let i = 0; i < 3; i += 1) rgb[pixel * 3 + i] = data[pixel * 4 + i] ?? 0
    alpha[pixel] = data[pixel * 4 + 3] ?? 0
  }
  const common = {
    Type: name('XObject'),
    Subtype: name('Image'),
    Width: widthPx,
    Height: heightPx,
    BitsPerComponent: 8,
    Interpolate: false,
    Filter: name('FlateDecode'),
  }
  const mask = sink.addStream(dict({ ...common, ColorSpace: name('DeviceGray') }), zlibSync(alpha))
  return sink.addStream(dict({ ...common, ColorSpace: name('DeviceRGB'), SMask: mask }), zlibSync(rgb))
}
