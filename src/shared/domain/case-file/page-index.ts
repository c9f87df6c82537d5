/**
 * What the viewer must know of a file before it shows a page: derived from the blob once, kept beside it,
 * rebuilt when missing. Never truth, therefore never in the journal.
 */
import { z } from '@shared/lib/zod'
import { Sha256 } from '@shared/lib/sha256'

/** [x0, y0, x1, y1] in points, PDF user space (y up), x0 < x1 and y0 < y1. */
export const BoxPt = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly()
export type BoxPt = z.infer<typeof BoxPt>

export const PageRotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
export type PageRotation = z.infer<typeof PageRotation>

/** The page is exactly one upright baseline/progressive JPEG (grey or RGB) that fills the crop box. */
export const JpegFastPath = z
  .object({ offset: z.int().nonnegative(), length: z.int().positive(), widthPx: z.int(), heightPx: z.int() })
  .readonly()

export const PageInfo = z
  .object({
    /** The visible page (CropBox clipped to MediaBox), unrotated user space. */
    cropBox: BoxPt,
    /** Clockwise turn for display, from /Rotate. */
    rotate: PageRotation,
    jpeg: JpegFastPath.optional(),
  })
  .readonly()
export type PageInfo = z.infer<typeof PageInfo>

export const FileKind = z.enum(['pdf', 'jpeg', 'png'])
export type FileKind = z.infer<typeof FileKind>

export const PageIndex = z
  .object({
    v: z.literal(1),
    sha256: Sha256,
    kind: FileKind,
    bytes: z.int().positive(),
    /** `none`, or the file is encrypted and opens with the password kept for the session (often the empty one). */
    encryption: z.enum(['none', 'empty-password', 'password']),
    pages: z.array(PageInfo).min(1).readonly(),
  })
  .readonly()
export type PageIndex = z.infer<typeof PageIndex>
