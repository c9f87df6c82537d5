/**
 * The typology of defects (缺陷) a reviewer picks from, as data. Choosing one prefills a finding; nothing is
 * scored by it (assist, never auto-score).
 */
import { z } from '@shared/lib/zod'
import { Provenance, Source } from '../checklist/provenance'
import { ItemId } from '../checklist/standard'
import { Severity } from '../review/review'

/** How the defect may be cured; only where the table's own advice says so in words. */
export const Cure = z.enum(['可补正', '须重作', '须移送'])
export type Cure = z.infer<typeof Cure>

/** `D-ZT-01` */
export const DefectCode = z.string().regex(/^D-[A-Z]{2}-\d{2}$/)
export type DefectCode = z.infer<typeof DefectCode>

export const Defect = z
  .object({
    code: DefectCode,
    category: z.string().min(1),
    text: z.string().min(1),
    /** In the table's own words: `A` a mechanical rule finds it, `M` only reading does. */
    detection: z.string().min(1),
    /** Short form, see `expandBasis`. */
    basis: z.string().min(1),
    /** One, or two when the table leaves it to the reviewer; heaviest first. */
    severities: z.array(Severity).min(1).readonly(),
    /** 典型整改 */
    advice: z.string().min(1),
    /** Checklist items it usually belongs to, full ids, of any standard. */
    itemIds: z.array(ItemId).min(1).readonly(),
    cures: z.array(Cure).readonly(),
    provenance: z.array(Provenance).min(1).readonly(),
  })
  .readonly()
export type Defect = z.infer<typeof Defect>

export const DefectCatalogue = z
  .object({
    format: z.literal('hengjuan/defect-catalogue'),
    v: z.literal(1),
    id: z.string().min(1),
    name: z.string().min(1),
    edition: z.string().min(1),
    effectiveFrom: z.iso.date(),
    provenance: z.array(Provenance).min(1).readonly(),
    sources: z.array(Source).readonly(),
    defects: z.array(Defect).min(1).readonly(),
  })
  .readonly()
export type DefectCatalogue = z.infer<typeof DefectCatalogue>
