/** Where a finding shows itself: on a page, or as something the file lacks. */
import { z } from '@shared/lib/zod'
import { BoxPt } from './page-index'

export const RegionPlace = z
  .object({
    kind: z.literal('region'),
    fileId: z.uuid(),
    pageIndex: z.int().nonnegative(),
    /** [x0, y0, x1, y1] in the page's own unrotated user space, points, rounded to 0.01. */
    boxPt: BoxPt,
  })
  .readonly()

export const PinPlace = z
  .object({
    kind: z.literal('pin'),
    fileId: z.uuid(),
    pageIndex: z.int().nonnegative(),
    /** [x, y] in the page's own unrotated user space, points. */
    pointPt: z.tuple([z.number(), z.number()]).readonly(),
  })
  .readonly()

export const MissingPlace = z
  .object({
    kind: z.literal('missing'),
    /** The document or entry that should be in the file, for example 送达回证. */
    document: z.string().trim().min(1).max(200),
  })
  .readonly()

export const Place = z.discriminatedUnion('kind', [RegionPlace, PinPlace, MissingPlace])
export type Place = z.infer<typeof Place>
export type RegionPlace = z.infer<typeof RegionPlace>
export type PinPlace = z.infer<typeof PinPlace>
